import Foundation

/// What a program prints, or nil where it is not there or fails. It gets no input, and what it says
/// on standard error is dropped.
///
/// `Foundation.Process` waits for the end of a program in steps of 50 ms on Linux, longer than most
/// of our runs take.
func output(of words: [String]) -> [UInt8]? {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return nil }
  defer { close(ends[0]) }

  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
  posix_spawn_file_actions_addclose(&actions, ends[0])

  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process: pid_t = 0
  let refusal = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
  close(ends[1])
  guard refusal == 0 else { return nil }

  let bytes = readAll(from: ends[0])
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  return status == 0 ? bytes : nil
}

private func readAll(from descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  while true {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, 1 << 16)
      initialized = max(0, count)
    }
    if count < 0, errno == EINTR { continue }
    if count <= 0 { return bytes }
    bytes += chunk
  }
}

import Foundation

/// Runs a program and waits for its end. Its input and what it says are files, so that no amount of
/// either can block.
///
/// `Foundation.Process` waits in steps of 50 ms on Linux, longer than most of our runs take.
func runProgram(
  _ words: [String], input: String = "/dev/null", output: String = "/dev/null",
  errors: String = "/dev/null"
) -> Int32 {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  let writes = O_WRONLY | O_CREAT | O_TRUNC
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, writes, 0o600)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, writes, 0o600)

  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process: pid_t = 0
  guard posix_spawnp(&process, words[0], &actions, nil, &arguments, environ) == 0 else { return -1 }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  return status
}

/// A file in the folder for temporary ones, gone when this value is.
final class Scratch: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory
      .appending(path: "lockkeeper-\(UUID().uuidString)").path(percentEncoded: false)
  }

  deinit { unlink(path) }

  var text: String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}

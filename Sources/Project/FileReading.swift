import Foundation
package import Syntax

/// Reads a file whole. Files over 4 GB are refused, because a place in one must fit 32 bits.
package func readSource(_ path: String, named name: String) throws(PathFailure) -> Source {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw failure(name) }
  defer { close(descriptor) }

  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw failure(name) }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw .unreadable(name, reason: "it is a folder")
  }
  return try readSource(from: descriptor, sizeHint: Int(status.st_size), named: name)
}

/// Reads standard input whole. A terminal is refused: nobody types a migration.
package func readStandardInput(named name: String?) throws(PathFailure) -> Source {
  if isatty(STDIN_FILENO) == 1 { throw .terminalInput }
  let source = try readSource(
    from: STDIN_FILENO, sizeHint: 0, named: name ?? "<stdin>")
  if source.bytes.isEmpty, name == nil { throw .emptyInput }
  return source
}

private func readSource(from descriptor: Int32, sizeHint: Int, named name: String)
  throws(PathFailure) -> Source
{
  var bytes: [UInt8] = []
  // One byte more than the file has, so that its end is seen without growing.
  var chunk = max(1 << 16, min(sizeHint + 1, 1 << 30))
  while true {
    let filled = bytes.count
    var count = 0
    let added = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, chunk)
      initialized = max(0, count)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw failure(name)
    }
    if count == 0 { return Source(path: name, bytes: bytes) }
    if filled == 0 { bytes = added } else { bytes += added }
    guard bytes.count < Int(UInt32.max) else { throw .tooLarge(name) }
    chunk = max(1 << 16, min(chunk, 1 << 24))
  }
}

private func failure(_ name: String) -> PathFailure {
  let number = errno
  if number == ENOENT || number == ENOTDIR { return .missing(name) }
  return .unreadable(name, reason: String(cString: strerror(number)))
}

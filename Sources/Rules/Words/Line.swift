import Syntax

/// Where a further statement can stand behind another, on a line of its own.
struct Line {
  /// One past the statement's semicolon, or past the statement where it has none.
  let offset: Int
  /// What has to stand before a further statement.
  let separator: String
  /// The white space before the statement, where it begins its line.
  let indentation: String

  init(behind statement: SourceSpan, in bytes: [UInt8]) {
    let end = statement.end
    var next = end
    while next < bytes.count, Line.isBlank(bytes[next]) { next += 1 }
    let hasSemicolon = next < bytes.count && bytes[next] == UInt8(ascii: ";")
    offset = hasSemicolon ? next + 1 : end
    separator = hasSemicolon ? "\n" : ";\n"

    let upper = min(statement.offset, bytes.count)
    var start = upper
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    let beginsLine = start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
    indentation = beginsLine ? String(decoding: bytes[start..<upper], as: UTF8.self) : ""
  }

  /// An edit that puts further statements on lines of their own there.
  func append(_ statements: [String]) -> Edit {
    let lines = statements.map { indentation + $0 + ";" }
    return Edit(insert: separator + lines.joined(separator: "\n"), at: offset)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

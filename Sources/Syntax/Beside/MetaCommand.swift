/// A command of psql's own, such as `\i` or `\gexec`: it stands between statements or amid one, and
/// the server never sees it.
package struct MetaCommand: Hashable, Sendable {
  /// Without the backslash.
  package let name: String
  /// From the backslash to the last argument.
  package let span: SourceSpan

  package init(name: String, span: SourceSpan) {
    self.name = name
    self.span = span
  }

  /// Whether it sends the statement before it, as a semicolon would.
  package var sends: Bool { MetaCommand.sending.contains(name) }

  /// Whether it has the server run SQL that does not stand in the script: that of another file, or
  /// what a query makes.
  package var runsUnseenSQL: Bool { MetaCommand.running.contains(name) }

  /// Whether it throws away what stands before it since the last statement.
  package var resets: Bool { name == "r" || name == "reset" }

  private static let running: Set = ["gexec", "i", "include", "include_relative", "ir"]

  private static let sending: Set = [
    "crosstabview", "g", "gdesc", "gexec", "gset", "gx", "parse", "watch",
  ]

  /// Those that take the rest of the line whatever it says.
  private static let wholeLine: Set = ["!", "copy", "ef", "ev", "h", "help", "sf", "sv"]

  /// Those that take the rest of the line when it begins with a pipe.
  private static let piping: Set = ["g", "gx", "o", "out", "w", "write"]

  /// The commands of psql 15 to 19, save those that describe (`\d…`).
  private static let known: Set = [
    "!", "?", "a", "bind", "bind_named", "c", "C", "cd", "close", "close_prepared", "connect",
    "conninfo", "copy", "copyright", "crosstabview", "e", "echo", "edit", "ef", "elif", "else",
    "encoding", "endif", "endpipeline", "errverbose", "ev", "f", "flush", "flushrequest", "g",
    "gdesc", "getenv", "getresults", "gexec", "gset", "gx", "h", "H", "help", "html", "i", "if",
    "include", "include_relative", "ir", "l", "l+", "list", "list+", "lo_export", "lo_import",
    "lo_list", "lo_unlink", "o", "out", "p", "parse", "password", "print", "prompt", "pset", "q",
    "qecho", "quit", "r", "reset", "restrict", "s", "sendpipeline", "set", "setenv", "sf", "sf+",
    "startpipeline", "sv", "sv+", "syncpipeline", "t", "T", "timing", "unrestrict", "unset", "w",
    "warn", "watch", "write", "x", "z", "zS",
  ]

  static func isKnown(_ name: String) -> Bool {
    known.contains(name) || name.first == "d" && name.utf8.count <= 6
  }

  static func takesWholeLine(_ name: String, before argument: UInt8) -> Bool {
    wholeLine.contains(name) || argument == UInt8(ascii: "|") && piping.contains(name)
  }
}

extension Lexer {
  /// Takes psql's command whose backslash stands at an offset; nil where psql knows none of that
  /// name, so that a stray backslash stays the mistake it is (`psqlscanslash.l`).
  mutating func metaCommand(_ start: Int) -> MetaCommand? {
    var index = start + 1
    while index < end, index - start <= MetaCommand.longestName, !isPsqlSpace(bytes[index]),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
    guard MetaCommand.isKnown(name) else { return nil }

    position = argumentsEnd(index, of: name)
    var last = position
    while last > index, isPsqlSpace(bytes[last - 1]) { last -= 1 }
    return MetaCommand(name: name, span: SourceSpan(start, last))
  }

  /// Where the arguments end: at the newline, behind `\\`, or before the next command.
  private func argumentsEnd(_ start: Int, of name: String) -> Int {
    var index = start
    while index < end, isPsqlSpace(bytes[index]), bytes[index] != 0x0A { index += 1 }
    if MetaCommand.takesWholeLine(name, before: byte(index)) { return lineEnd(index) }
    while index < end, bytes[index] != 0x0A {
      switch bytes[index] {
      case UInt8(ascii: "\\"): return byte(index + 1) == UInt8(ascii: "\\") ? index + 2 : index
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): index = behindQuote(index)
      default: index += 1
      }
    }
    return index
  }

  /// Behind the quote that closes an argument, or at the end of the line where none does.
  private func behindQuote(_ open: Int) -> Int {
    let quote = bytes[open]
    var index = open + 1
    while index < end, bytes[index] != 0x0A {
      if bytes[index] == quote { return index + 1 }
      let isEscape = bytes[index] == UInt8(ascii: "\\") && quote == UInt8(ascii: "'")
      index += isEscape && byte(index + 1) != 0x0A ? 2 : 1
    }
    return min(index, end)
  }

  /// The offset of the next newline, or of the end.
  func lineEnd(_ offset: Int) -> Int {
    var index = offset
    while index < end, bytes[index] != 0x0A { index += 1 }
    return index
  }

  private func isPsqlSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D && byte != 0x0B
  }
}

extension MetaCommand {
  fileprivate static let longestName = 20
}

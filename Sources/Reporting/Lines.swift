/// Text being written line by line, each line safe to print at the start of a log's line.
struct Lines {
  private(set) var text = ""

  /// Adds lines without trailing blanks.
  mutating func add(_ lines: [String]) {
    for line in lines { add(line) }
  }

  mutating func add(_ line: String) {
    text += String(Lines.trimmed(line)).neverCommand
    text += "\n"
  }

  private static func trimmed(_ line: String) -> Substring {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return line[...last]
  }
}

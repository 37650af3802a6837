/// A place that a migration tool or psql fills in before the server sees the text.
struct Placeholder {
  enum Kind {
    /// Anything may come: `${x}`, `{{ x }}`, `@x@`, `:x`, …
    case text
    /// A string constant: `:'x'`.
    case string
    /// Nothing comes: `{% if x %}`, `{{ end }}`, `{# … #}`.
    case control
  }

  let end: Int
  let kind: Kind

  init(_ end: Int, _ kind: Kind = .text) {
    self.end = end
    self.kind = kind
  }
}

extension Lexer {
  /// The placeholder that begins at an offset, whatever stands before it.
  ///
  /// None looks further than its own end, the next line or the next opening, so that looking for
  /// them everywhere costs one pass.
  func placeholder(_ start: Int) -> Placeholder? {
    guard start < end else { return nil }
    let next = byte(start + 1)
    switch bytes[start] {
    case UInt8(ascii: "$"): return dollarPlaceholder(start)
    case UInt8(ascii: "{") where next == UInt8(ascii: "{"): return bracesPlaceholder(start)
    case UInt8(ascii: "{") where next == UInt8(ascii: "%") || next == UInt8(ascii: "#"):
      return closing(start + 2, next, UInt8(ascii: "}")).map { Placeholder($0, .control) }
    case UInt8(ascii: "@"): return named(start + 1, "@").map { Placeholder($0) }
    case UInt8(ascii: "%"): return percentPlaceholder(start)
    case UInt8(ascii: ":"): return variable(start)
    default: return nil
    }
  }

  /// `${x}`, `${x:y}`, `$%x%$`, `$x`.
  private func dollarPlaceholder(_ start: Int) -> Placeholder? {
    switch byte(start + 1) {
    case UInt8(ascii: "{"):
      var index = start + 2
      while index < end, bytes[index] != UInt8(ascii: "{"), !bytes[index].isNewline {
        if bytes[index] == UInt8(ascii: "}") {
          return index > start + 2 ? Placeholder(index + 1) : nil
        }
        index += 1
      }
      return nil
    case UInt8(ascii: "%"): return named(start + 2, "%$").map { Placeholder($0) }
    case let letter where letter.startsIdentifier:
      let name = nameEnd(start + 1)
      return byte(name) == UInt8(ascii: "$") && name < end ? nil : Placeholder(name)
    default: return nil
    }
  }

  /// `$x$`, which DbUp fills in: to the server the mark of a quoted text.
  func dollarVariable(_ start: Int) -> Placeholder? {
    guard byte(start) == UInt8(ascii: "$"), start < end else { return nil }
    return named(start + 1, "$").map { Placeholder($0) }
  }

  /// `{{ … }}`, `{{{ … }}}`.
  private func bracesPlaceholder(_ start: Int) -> Placeholder? {
    var inside = start + 2
    if byte(inside) == UInt8(ascii: "{") { inside += 1 }
    guard var limit = closing(inside, UInt8(ascii: "}"), UInt8(ascii: "}")) else { return nil }
    if byte(limit) == UInt8(ascii: "}"), limit < end { limit += 1 }
    return Placeholder(limit, isControl(inside) ? .control : .text)
  }

  /// Behind the two bytes that close what is open, unless the same opens again before.
  private func closing(_ start: Int, _ first: UInt8, _ second: UInt8) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == first, byte(index + 1) == second { return index + 2 }
      if bytes[index] == UInt8(ascii: "{"), byte(index + 1) == UInt8(ascii: "{") { return nil }
      if bytes[index] == UInt8(ascii: "{"), byte(index + 1) == UInt8(ascii: "%") { return nil }
      index += 1
    }
    return nil
  }

  /// Whether the inside of a pair of braces says what to do, and not what to write.
  private func isControl(_ start: Int) -> Bool {
    var index = start
    while byte(index) == UInt8(ascii: "-") || byte(index) == UInt8(ascii: "~")
      || isSpace(byte(index))
    {
      index += 1
    }
    switch byte(index) {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "^"),
      UInt8(ascii: "$"):
      return true
    default:
      let word = String(decoding: bytes[index..<max(index, nameEnd(index))], as: UTF8.self)
      return ["if", "else", "end", "range", "with", "define", "block", "break", "continue"]
        .contains(word)
    }
  }

  /// `%(x)s`, `%s`.
  private func percentPlaceholder(_ start: Int) -> Placeholder? {
    let letter =
      byte(start + 1) == UInt8(ascii: "(") ? named(start + 2, ")") ?? end : start + 1
    guard byte(letter) == UInt8(ascii: "s"), !byte(letter + 1).continuesIdentifier else {
      return nil
    }
    return Placeholder(letter + 1)
  }

  /// psql's `:x`, `:'x'`, `:"x"`, `:{?x}`.
  private func variable(_ start: Int) -> Placeholder? {
    switch byte(start + 1) {
    case UInt8(ascii: "'"): return named(start + 2, "'").map { Placeholder($0, .string) }
    case UInt8(ascii: "\""): return named(start + 2, "\"").map { Placeholder($0) }
    case UInt8(ascii: "{") where byte(start + 2) == UInt8(ascii: "?"):
      return named(start + 3, "}").map { Placeholder($0) }
    case let letter where letter.startsIdentifier:
      var index = start + 2
      while byte(index).startsIdentifier || byte(index).isDigit { index += 1 }
      return Placeholder(index)
    default: return nil
    }
  }

  /// Behind a name and the bytes that must follow it.
  private func named(_ start: Int, _ closing: StaticString) -> Int? {
    let name = nameEnd(start)
    let limit = name + closing.utf8CodeUnitCount
    guard name > start, limit <= end else { return nil }
    let isClosed = closing.withUTF8Buffer { $0.elementsEqual(bytes[name..<limit]) }
    return isClosed ? limit : nil
  }

  /// Behind letters, digits, `_`, and what some tools allow between them.
  private func nameEnd(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index].startsIdentifier || bytes[index].isDigit { index += 1 }
    return index
  }
}

/// Where a migration stands among the others, by what its tool compares.
struct OrderKey: Comparable, Sendable {
  /// A part of a version or a name.
  enum Part: Hashable, Comparable, Sendable {
    /// Digits, compared by value: leading zeros do not count.
    case number(Substring)
    /// Text, compared by its bytes.
    case text(String)

    init(digits: some StringProtocol) {
      let text = Substring(digits)
      self = .number(text.drop { $0 == "0" })
    }

    static func < (a: Part, b: Part) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)):
        a.utf8.count != b.utf8.count
          ? a.utf8.count < b.utf8.count : a.utf8.lexicographicallyPrecedes(b.utf8)
      case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
      case (.number, .text): true
      case (.text, .number): false
      }
    }
  }

  /// Versioned files come first, then those that are applied behind them.
  let rank: Int
  let parts: [Part]

  init(_ parts: [Part], rank: Int = 0) {
    self.parts = parts
    self.rank = rank
  }

  /// A version's numbers, `1_10` or `2.0`: trailing zeros do not count.
  static func version(_ text: some StringProtocol) -> OrderKey {
    var parts = text.split { $0 == "." || $0 == "_" }.map { Part(digits: $0) }
    while parts.count > 1, parts.last == .number("") { parts.removeLast() }
    return OrderKey(parts)
  }

  static func text(_ text: String, rank: Int = 0) -> OrderKey {
    OrderKey([.text(text)], rank: rank)
  }

  static func number(_ digits: some StringProtocol, then name: String = "") -> OrderKey {
    OrderKey([Part(digits: digits)] + (name.isEmpty ? [] : [.text(name)]))
  }

  static func < (a: OrderKey, b: OrderKey) -> Bool {
    a.rank != b.rank ? a.rank < b.rank : a.parts.lexicographicallyPrecedes(b.parts)
  }
}

/// What the project declares of its sessions and its tables, because no migration shows it.
package struct Declared: Sendable {
  /// Where each file's names without a schema are looked for, first to last.
  package var searchPath: [Identifier] = [.public]
  /// The TimeZone that sessions begin with; nil where nobody has said.
  package var timeZone: String?
  /// The lock_timeout that the runner sets; nil where nobody has said.
  package var lockTimeout: Timeout?
  /// The statement_timeout that the runner sets; nil where nobody has said.
  package var statementTimeout: Timeout?
  package var tables = TableTraits()

  package init() {}
}

/// A lock_timeout or a statement_timeout, as it is written and what it comes to.
package struct Timeout: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  /// 0 waits for ever.
  package let milliseconds: Int

  /// Whether it ends a wait at all.
  package var isLimit: Bool { milliseconds > 0 }

  /// Reads a value as the server does: a number of milliseconds, or one with its unit. nil where it
  /// is neither.
  package init?(_ text: String) {
    let word = text.filter { $0 != " " }
    let digits = word.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let number = Double(digits), number.isFinite,
      let unit = Timeout.units[String(word.dropFirst(digits.count))]
    else { return nil }
    let value = (number * unit).rounded()
    guard value <= Double(Int32.max) else { return nil }
    description = text
    milliseconds = Int(value)
  }

  /// What a unit comes to in milliseconds; a bare number counts them.
  private static let units: [String: Double] = [
    "": 1, "us": 0.001, "ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]
}

/// What the project says of its tables: which are big, which are busy, and what all others are.
package struct TableTraits: Sendable {
  /// How many rows a table has, as far as work on all of them is concerned.
  package enum Size: String, CaseIterable, Sendable {
    case big, small
    /// Nobody has said: judged as big.
    case unknown
  }

  /// Tables whose rows take long to read or write: names, with or without schema, `*` and `?`.
  package var big: [String] = []
  /// Tables that are never without readers and writers.
  package var busy: [String] = []
  /// What all others are.
  package var others = Size.unknown

  package init() {}

  package func size(of relation: RelationName) -> Size {
    names(relation, in: big) ? .big : others
  }

  package func isBusy(_ relation: RelationName) -> Bool { names(relation, in: busy) }

  private func names(_ relation: RelationName, in patterns: [String]) -> Bool {
    guard !patterns.isEmpty else { return false }
    let whole = "\(relation.schema.text).\(relation.name.text)"
    return patterns.contains {
      Wildcard.fits($0, relation.name.text) || Wildcard.fits($0, whole)
    }
  }
}

/// A half-open range of tokens of one statement. Every node carries one: text, position and
/// comments all follow from it.
package struct TokenRange: Hashable, Sendable {
  package let lower: UInt32
  package let upper: UInt32

  package init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  package var indices: Range<Int> { Int(lower)..<Int(max(lower, upper)) }
  package var isEmpty: Bool { upper <= lower }
}

/// One identifier: the token that spells it. `Statement.text(_:)` folds and decodes it.
package struct Name: Hashable, Sendable {
  package let token: UInt32

  package init(_ token: Int) { self.token = UInt32(truncatingIfNeeded: token) }

  package var range: TokenRange { TokenRange(Int(token), Int(token) + 1) }
}

/// `name`, `schema.name` or `catalog.schema.name`: identifiers with dots between them.
///
/// The parts are the tokens at even places of the range; the dots stand between them.
package struct QualifiedName: Hashable, Sendable {
  package let range: TokenRange

  package init(_ range: TokenRange) { self.range = range }
  package init(_ name: Name) { range = name.range }

  package var partCount: Int { (range.indices.count + 1) / 2 }

  /// The last part: the name of the object itself.
  package var last: Name { Name(Int(range.upper) - 1) }

  /// The part before the last, mostly the schema.
  package var qualifier: Name? { partCount > 1 ? Name(Int(range.upper) - 3) : nil }

  /// All parts, from left to right.
  package var parts: [Name] {
    stride(from: range.lower, to: range.upper, by: 2).map { Name(Int($0)) }
  }
}

/// A relation as a statement names it: `[ONLY] name [*]`.
package struct RelationReference: Hashable, Sendable {
  package let name: QualifiedName
  /// Whether ONLY leaves out the children.
  package let isOnly: Bool
  package let range: TokenRange

  package init(name: QualifiedName, isOnly: Bool, range: TokenRange) {
    self.name = name
    self.isOnly = isOnly
    self.range = range
  }
}

/// A type as it is written: its name, modifiers, array bounds.
package struct TypeName: Hashable, Sendable {
  /// The name: written, or the `pg_catalog` name that the grammar gives a keyword.
  package enum Base: Hashable, Sendable {
    /// `mytype`, `app.status`.
    case named(QualifiedName)
    /// `integer`, `varchar`, `timestamp with time zone`: the name in `pg_catalog`.
    case system(SystemType)
  }

  package let base: Base
  /// Integer modifiers, `varchar(20)`: 20. Empty where there are none or they are no integers.
  package let modifiers: [Int]
  package let arrayDimensions: Int
  package let isSetOf: Bool
  /// `name%TYPE`.
  package let isTypeOf: Bool
  package let range: TokenRange

  package init(
    base: Base, modifiers: [Int] = [], arrayDimensions: Int = 0, isSetOf: Bool = false,
    isTypeOf: Bool = false, range: TokenRange
  ) {
    self.base = base
    self.modifiers = modifiers
    self.arrayDimensions = arrayDimensions
    self.isSetOf = isSetOf
    self.isTypeOf = isTypeOf
    self.range = range
  }
}

/// The types that the grammar itself names, by their names in `pg_catalog`.
package enum SystemType: String, Hashable, Sendable {
  case int2, int4, int8, float4, float8, numeric, bool
  case bit, varbit, bpchar, varchar
  case time, timetz, timestamp, timestamptz, interval
  case json, xml, record
}

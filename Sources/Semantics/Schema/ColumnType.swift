package import Syntax

/// A type as the server would store it: its name, modifiers, dimensions.
package struct ColumnType: Hashable, Sendable, CustomStringConvertible {
  private let limits: Limits
  /// Whether the name is one of the types that the server brings along.
  package let isBuiltin: Bool
  private let depth: UInt8
  private(set) var called: Identifier
  /// Where a type that is none of the server's own is found.
  package private(set) var key: TypeKey?

  /// The name in `pg_catalog` for a built-in type, else the name as it is found.
  package var name: String { called.text }
  /// `(14, 4)`.
  package var modifiers: [Int] {
    switch limits {
    case .none: []
    case .one(let first): [Int(first)]
    case .two(let first, let second): [Int(first), Int(second)]
    case .more(let all): all
    }
  }
  /// How many dimensions an array was written with; 0 for no array.
  package var dimensions: Int { Int(depth) }

  /// Modifiers without an array for them: no type of the server's has more than two, nor larger ones.
  private enum Limits: Hashable, Sendable {
    case none
    case one(Int32)
    case two(Int32, Int32)
    case more([Int])

    init(_ all: [Int]) {
      let small = all.compactMap { Int32(exactly: $0) }
      switch (all.count, small.count) {
      case (0, _): self = .none
      case (1, 1): self = .one(small[0])
      case (2, 2): self = .two(small[0], small[1])
      default: self = .more(all)
      }
    }
  }

  package init(_ type: TypeName, in statement: Statement) {
    let digits = type.base == .system(.interval) ? Self.digits(type, statement) : type.modifiers
    limits = digits.isEmpty ? .none : Limits(digits)
    depth = UInt8(clamping: type.arrayDimensions)
    switch type.base {
    case .system(let system):
      called = Identifier(system.rawValue)
      isBuiltin = true
    case .named(let written):
      let last = Identifier(written.last, in: statement)
      let isQualified = written.partCount > 1
      let isCatalog = written.qualifier.map { Identifier($0, in: statement) } == .catalog
      let known = ColumnType.builtin.contains(last) && (!isQualified || isCatalog)
      called = !known && isQualified ? Identifier(statement.written(written.range)) : last
      isBuiltin = known
    }
  }

  /// How many digits of a second an interval keeps: its other modifiers are masks.
  private static func digits(_ type: TypeName, _ statement: Statement) -> [Int] {
    type.range.indices.compactMap { index in
      guard let token = statement.token(at: index), token.kind == .integer else { return nil }
      return Int(statement.text(token.span))
    }
  }

  /// The same, under the one name of the type that is meant, however it was written.
  func found(at key: TypeKey) -> ColumnType {
    var found = self
    found.key = key
    found.called = key.schema == .public ? key.name : Identifier("\(key.schema).\(key.name)")
    return found
  }

  /// The type of an array's elements.
  package var element: ColumnType { ColumnType(elementOf: self) }

  /// The type without its modifiers.
  package var unlimited: ColumnType { ColumnType(unlimited: self) }

  private init(unlimited type: ColumnType) {
    called = type.called
    isBuiltin = type.isBuiltin
    limits = .none
    depth = type.depth
    key = type.key
  }

  private init(elementOf array: ColumnType) {
    called = array.called
    isBuiltin = array.isBuiltin
    limits = array.limits
    depth = 0
    key = array.key
  }

  /// A type of the server's own, without modifiers.
  package init(builtin name: String) {
    called = Identifier(name)
    isBuiltin = true
    limits = .none
    depth = 0
  }

  static let int8 = ColumnType(builtin: "int8")

  /// `numeric(14,4)`, `text[]`.
  package var description: String {
    let modified =
      modifiers.isEmpty ? "" : "(" + modifiers.map(String.init).joined(separator: ",") + ")"
    return displayName + modified + String(repeating: "[]", count: dimensions)
  }

  private var displayName: String {
    switch name {
    case "int2": "smallint"
    case "int4": "integer"
    case "int8": "bigint"
    case "bool": "boolean"
    case "float4": "real"
    case "float8": "double precision"
    case "bpchar": "char"
    default: name
    }
  }

  /// The server's own type of a name that is written without a keyword.
  static func named(_ name: String) -> ColumnType? {
    builtin.contains(Identifier(name)) ? ColumnType(builtin: name) : nil
  }

  /// Names that the catalog of every supported server has and that are written without a keyword.
  static let builtin = Set<Identifier>(
    [
      "text", "uuid", "json", "jsonb", "bytea", "date", "inet", "cidr", "macaddr", "macaddr8",
      "money", "name", "oid", "regclass", "regproc", "regtype", "point", "line", "lseg", "box",
      "path", "polygon", "circle", "tsvector", "tsquery", "xml", "pg_lsn", "txid_snapshot",
      "int2", "int4", "int8", "float4", "float8", "bool", "numeric", "varchar", "bpchar", "char",
      "timestamp", "timestamptz", "time", "timetz", "interval", "bit", "varbit", "int4range",
      "int8range", "numrange", "tsrange", "tstzrange", "daterange", "int4multirange",
      "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
      "jsonpath", "xid", "xid8", "cid", "tid",
    ].map { Identifier($0) })

  /// The types that the catalog has for columns of `serial`, `bigserial` and their kin, which make a
  /// sequence and a default (`parse_utilcmd.c`).
  static let integersOfSerials: [Identifier: ColumnType] = [
    Identifier("serial"): ColumnType(builtin: "int4"),
    Identifier("serial4"): ColumnType(builtin: "int4"),
    Identifier("bigserial"): .int8, Identifier("serial8"): .int8,
    Identifier("smallserial"): ColumnType(builtin: "int2"),
    Identifier("serial2"): ColumnType(builtin: "int2"),
  ]

  package static let serials = Set(integersOfSerials.keys.map(\.text))
}

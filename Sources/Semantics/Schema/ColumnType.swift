package import Syntax

/// A type as the server would store it: its name, modifiers, dimensions.
package struct ColumnType: Hashable, Sendable, CustomStringConvertible {
  private var called: Identifier
  /// Whether the name is one of the types that the server brings along.
  package let isBuiltin: Bool
  package let modifiers: [Int]
  private let depth: UInt8
  /// Where a type that is none of the server's own is found.
  package private(set) var key: TypeKey?

  /// The name in `pg_catalog` for a built-in type, else the name as it is found.
  package var name: String { called.text }
  /// How many dimensions an array was written with; 0 for no array.
  package var dimensions: Int { Int(depth) }

  package init(_ type: TypeName, in statement: Statement) {
    modifiers = type.base == .system(.interval) ? Self.digits(type, statement) : type.modifiers
    depth = UInt8(clamping: type.arrayDimensions)
    switch type.base {
    case .system(let system):
      called = Identifier(system.rawValue)
      isBuiltin = true
    case .named(let written):
      let last = statement.text(written.last)
      let isQualified = written.partCount > 1
      let isCatalog = written.qualifier.map { statement.text($0) } == "pg_catalog"
      let known = ColumnType.builtin.contains(last) && (!isQualified || isCatalog)
      called = Identifier(!known && isQualified ? statement.written(written.range) : last)
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
    modifiers = []
    depth = type.depth
    key = type.key
  }

  private init(elementOf array: ColumnType) {
    called = array.called
    isBuiltin = array.isBuiltin
    modifiers = array.modifiers
    depth = 0
    key = array.key
  }

  /// A type of the server's own, without modifiers.
  package init(builtin name: String) {
    called = Identifier(name)
    isBuiltin = true
    modifiers = []
    depth = 0
  }

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
    builtin.contains(name) ? ColumnType(builtin: name) : nil
  }

  /// `serial`, `bigserial` and their kin, which make a sequence and a default (`parse_utilcmd.c`).
  package static let serials: Set<String> = [
    "serial", "serial4", "bigserial", "serial8", "smallserial", "serial2",
  ]

  /// Names that the catalog of every supported server has and that are written without a keyword.
  static let builtin: Set<String> = [
    "text", "uuid", "json", "jsonb", "bytea", "date", "inet", "cidr", "macaddr", "macaddr8",
    "money", "name", "oid", "regclass", "regproc", "regtype", "point", "line", "lseg", "box",
    "path", "polygon", "circle", "tsvector", "tsquery", "xml", "pg_lsn", "txid_snapshot",
    "int2", "int4", "int8", "float4", "float8", "bool", "numeric", "varchar", "bpchar", "char",
    "timestamp", "timestamptz", "time", "timetz", "interval", "bit", "varbit", "int4range",
    "int8range", "numrange", "tsrange", "tstzrange", "daterange", "int4multirange",
    "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
    "jsonpath", "xid", "xid8", "cid", "tid",
  ]
}

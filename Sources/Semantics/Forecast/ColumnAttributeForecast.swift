import Syntax

/// SET STATISTICS, SET STORAGE, SET COMPRESSION, SET (option = value).
extension Forecast {
  mutating func columnAttribute(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .setStatistics(.name(let name), let target):
      lockDescendants(of: table, alter, at: action.keywords)
      setStatistics(name, target, of: table)
    case .setStatistics(.number, _):
      lockDescendants(of: table, alter, at: action.keywords)
      if relation(table)?.isTable == true {
        refuse("0A000", "cannot refer to non-index column by number", at: action.range)
      }
    case .setStorage(let name, let storage):
      lockDescendants(of: table, alter, at: action.keywords)
      setStorage(name, as: statement.text(storage).lowercased(), of: table)
    case .setCompression(let name, let method):
      setCompression(name, as: statement.text(method).lowercased(), of: table)
    case .setColumnOptions(let name, let options), .resetColumnOptions(let name, let options):
      setOptions(options, of: name, table)
    case .columnForeignOptions(let name):
      _ = find(name, of: table)
    default: break
    }
  }

  private mutating func setStatistics(_ name: Name, _ target: Int?, of table: RelationName) {
    if let target, target < -1 {
      return refuse("22023", "statistics target \(target) is too low", at: name.range)
    }
    guard case .known(let column) = find(name, of: table), column.generation == .virtual
    else { return }
    refuse(
      "0A000", "cannot alter statistics on virtual generated column \"\(column.name)\"",
      at: name.range)
  }

  private mutating func setStorage(_ name: Name, as storage: String, of table: RelationName) {
    guard ["plain", "external", "extended", "main", "default"].contains(storage) else {
      return refuse("22023", "invalid storage type \"\(storage)\"", at: name.range)
    }
    guard case .known(let column) = find(name, of: table), let type = column.type,
      storage != "plain", storage != "default", isFixed(type)
    else { return }
    refuse("0A000", "column data type \(type) can only have storage PLAIN", at: name.range)
  }

  private mutating func setCompression(_ name: Name, as method: String, of table: RelationName) {
    let found = find(name, of: table)
    if case .refused = found { return }
    if method == "default" { return }
    if let type = found.column?.type, isFixed(type) {
      refuse("0A000", "column data type \(type) does not support compression", at: name.range)
    } else if method != "pglz", method != "lz4" {
      refuse("22023", "invalid compression method \"\(method)\"", at: name.range)
    }
  }

  private mutating func setOptions(_ options: [Option], of name: Name, _ table: RelationName) {
    if case .refused = find(name, of: table) { return }
    for option in options
    where !["n_distinct", "n_distinct_inherited"].contains(statement.text(option.name.last)) {
      refuse(
        "22023", "unrecognized parameter \"\(statement.text(option.name.last))\"",
        at: option.name.range)
    }
  }

  /// A type whose values are never compressed or moved out of their row.
  private func isFixed(_ type: ColumnType) -> Bool {
    let base = moment.schema.baseType(of: type)
    if base.dimensions > 0 { return false }
    if base.isBuiltin { return Forecast.fixedTypes.contains(base.name) }
    guard let key = base.key, case .enumeration = moment.schema.type(key)?.kind else {
      return false
    }
    return true
  }

  /// Base types with `typstorage` plain, in `pg_type` of 15 to 18.
  private static let fixedTypes: Set<String> = [
    "bool", "char", "cid", "circle", "date", "float4", "float8", "int2", "int4", "int8",
    "interval", "macaddr", "macaddr8", "money", "oid", "regclass", "regproc", "regtype", "tid",
    "time", "timestamp", "timestamptz", "timetz", "tsquery", "uuid", "xid", "xid8", "point",
    "lseg", "box", "line", "pg_lsn", "name",
  ]
}

import Syntax

extension Schema {
  /// The type that an expression has before it is made the column's: what a later change of the
  /// column's type has to convert from. nil where that cannot be told.
  ///
  /// - Parameter column: the column's type, which a bare string takes.
  func naturalType(of value: Expression, as column: ColumnType?, in statement: Statement)
    -> ColumnType?
  {
    switch value.shape {
    case .constant(let constant):
      switch constant {
      case .string, .bitString: column
      case .integer: ColumnType(builtin: "int4")
      case .float:
        statement.written(value.range).contains(".") ? ColumnType(builtin: "numeric") : nil
      case .boolean: ColumnType(builtin: "bool")
      case .typed(let type): columnType(type, in: statement)
      case .null: nil
      }
    case .cast(_, let type): columnType(type, in: statement)
    case .prefix(_, let inner): naturalType(of: inner, as: nil, in: statement)
    case .sessionValue(let keyword): sessionType(keyword)
    case .call(let call):
      switch call.function.name {
      case .written(let name): Schema.functionTypes[statement.text(name.last)]
      case .system: nil
      }
    default: nil
    }
  }

  private func sessionType(_ keyword: Keyword) -> ColumnType? {
    switch keyword {
    case .currentTimestamp: ColumnType(builtin: "timestamptz")
    case .currentDate: ColumnType(builtin: "date")
    case .localtimestamp: ColumnType(builtin: "timestamp")
    case .currentUser, .sessionUser, .user: ColumnType(builtin: "name")
    default: nil
    }
  }

  /// Functions that migrations use as defaults, and what they return.
  private static let functionTypes: [String: ColumnType] = [
    "now": ColumnType(builtin: "timestamptz"),
    "clock_timestamp": ColumnType(builtin: "timestamptz"),
    "statement_timestamp": ColumnType(builtin: "timestamptz"),
    "transaction_timestamp": ColumnType(builtin: "timestamptz"),
    "gen_random_uuid": ColumnType(builtin: "uuid"), "uuidv4": ColumnType(builtin: "uuid"),
    "uuidv7": ColumnType(builtin: "uuid"), "random": ColumnType(builtin: "float8"),
    "nextval": ColumnType(builtin: "int8"), "md5": ColumnType(builtin: "text"),
  ]
}

extension RoutineFrame {
  /// What a function or procedure brings into its body.
  init(_ routine: CreateFunction, in statement: Statement) {
    var variables: [String: PLVariableFacts] = ["found": PLVariableFacts(shape: .scalar)]
    let returned = routine.returns.map { RoutineFrame.plainName($0, in: statement) } ?? nil
    if returned == "trigger" {
      for name in ["new", "old"] { variables[name] = PLVariableFacts(shape: .record) }
      for name in RoutineFrame.triggerNames { variables[name] = PLVariableFacts(shape: .scalar) }
    } else if returned == "event_trigger" {
      for name in ["tg_event", "tg_tag"] { variables[name] = PLVariableFacts(shape: .scalar) }
    }
    let parameters = routine.parameters + (routine.returnsTable ?? [])
    for (index, parameter) in parameters.enumerated() {
      let facts = PLVariableFacts(shape: .of(parameter.type, in: statement))
      variables["$\(index + 1)"] = facts
      if let name = parameter.name { variables[statement.text(name)] = facts }
    }
    scope = PLScope(label: statement.text(routine.name.last), kind: .block, variables: variables)
    result = RoutineFrame.result(routine, returned: returned, parameters)
  }

  private static let triggerNames = [
    "tg_name", "tg_when", "tg_level", "tg_op", "tg_relid", "tg_relname", "tg_table_name",
    "tg_table_schema", "tg_nargs", "tg_argv",
  ]

  private static func result(
    _ routine: CreateFunction, returned: String?, _ parameters: [Parameter]
  ) -> Result {
    let hasOut = parameters.contains {
      switch $0.mode {
      case .out, .inout, .table: true
      case .unsaid, .in, .variadic: false
      }
    }
    let isSet = routine.returnsTable != nil || routine.returns?.isSetOf ?? false
    if isSet { return hasOut ? .setOfParameters : .set }
    if hasOut { return .parameters }
    if routine.isProcedure { return .procedure }
    return returned == "void" || returned == "event_trigger" ? .void : .value
  }

  /// The name of a type written without a schema, or with the system's.
  private static func plainName(_ type: TypeName, in statement: Statement) -> String? {
    guard case .named(let name) = type.base, type.arrayDimensions == 0 else { return nil }
    if let schema = name.qualifier, statement.text(schema) != "pg_catalog" { return nil }
    return statement.text(name.last)
  }
}

extension PLVariableFacts.Shape {
  /// What a variable of a type is.
  static func of(_ type: TypeName, in statement: Statement) -> PLVariableFacts.Shape {
    switch type.base {
    case .system(.record): return .record
    case .system: return .scalar
    case .named(let name):
      if type.isTypeOf { return .unknown }
      let schema = name.qualifier.map(statement.text)
      return of(
        statement.text(name.last), isArray: type.arrayDimensions > 0,
        isSystem: schema == nil || schema == "pg_catalog")
    }
  }

  /// What a variable of a type is, by the type's name.
  static func of(_ name: String, isArray: Bool, isSystem: Bool) -> PLVariableFacts.Shape {
    if isArray { return .scalar }
    guard isSystem else { return .unknown }
    switch name {
    case "record": return .record
    case "refcursor": return .cursor
    default: return scalarTypes.contains(name) ? .scalar : .unknown
    }
  }

  /// Types that nobody names a table after.
  private static let scalarTypes: Set<String> = [
    "text", "uuid", "date", "oid", "jsonb", "bytea", "inet", "cidr", "money", "regclass",
    "regtype", "regproc", "regprocedure", "int2", "int4", "int8", "float4", "float8", "bool",
    "varchar", "bpchar", "timestamptz", "timetz", "tsvector", "tsquery", "xid", "cid", "tid",
    "anyelement", "anyarray", "cstring", "point", "box", "macaddr", "pg_lsn",
  ]
}

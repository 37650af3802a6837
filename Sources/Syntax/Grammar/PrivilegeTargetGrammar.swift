extension Parser {
  /// ```
  /// privilege_target: [TABLE] table, … | SEQUENCE sequence, … | {FUNCTION | PROCEDURE | ROUTINE}
  ///   routine, … | {DATABASE | LANGUAGE | SCHEMA | TABLESPACE | FOREIGN DATA WRAPPER
  ///   | FOREIGN SERVER} name, … | {DOMAIN | TYPE} name, … | LARGE OBJECT number, …
  ///   | PARAMETER name, … | ALL {TABLES | SEQUENCES | FUNCTIONS | PROCEDURES | ROUTINES} IN SCHEMA
  ///   name, …
  /// ```
  /// Every word but TABLE and ALL may be the name of a table.
  mutating func privilegeTarget() throws(SyntaxError) -> PrivilegeTarget {
    if take(.table) { return .tables(try plainRelations()) }
    if take(.all) { return try everythingInSchemas() }
    if take(.foreign) { return try foreignTarget() }
    guard let word = keyword, isTargetWord else { return .tables(try plainRelations()) }
    advance()
    switch word {
    case .sequence: return .sequences(try plainRelations())
    case .function: return .routines(.function, try routineReferences())
    case .procedure: return .routines(.procedure, try routineReferences())
    case .routine: return .routines(.routine, try routineReferences())
    case .database: return .objects(.database, try plainNames())
    case .language: return .objects(.language, try plainNames())
    case .schema: return .objects(.schema, try plainNames())
    case .tablespace: return .objects(.tablespace, try plainNames())
    case .domain: return .objects(.domain, try qualifiedNames())
    case .type: return .objects(.type, try qualifiedNames())
    case .parameter:
      return .parameters(
        try commaSeparated { (parser) throws(SyntaxError) in try parser.settingName() })
    case .property:
      advance()
      return .objects(.propertyGraph, try plainRelations().map(\.name))
    default:
      try expect(.object)
      _ = try commaSeparated { (parser) throws(SyntaxError) in try parser.number() }
      return .largeObjects
    }
  }

  /// Whether the word says what follows, and is not itself the name of a table.
  private var isTargetWord: Bool {
    switch keyword {
    case .sequence, .database, .domain, .language, .parameter, .schema, .tablespace, .type,
      .function, .procedure, .routine:
      isColumnName(peek(1)) || keywordClass(peek(1)) == .typeOrFunctionName
    case .large: peek(1).keyword == .object
    case .property: peek(1).keyword == .graph && isColumnName(peek(2))
    default: false
    }
  }

  /// `{DATA WRAPPER | SERVER} name, …`
  private mutating func foreignTarget() throws(SyntaxError) -> PrivilegeTarget {
    if take(.server) { return .objects(.server, try plainNames()) }
    try expect(.data)
    try expect(.wrapper)
    return .objects(.foreignDataWrapper, try plainNames())
  }

  private mutating func everythingInSchemas() throws(SyntaxError) -> PrivilegeTarget {
    guard let word = keyword else { throw unexpected() }
    switch word {
    case .tables, .sequences, .functions, .procedures, .routines: advance()
    default: throw unexpected()
    }
    try expect(.in)
    try expect(.schema)
    return .allInSchemas(word, try names())
  }

  private mutating func plainRelations() throws(SyntaxError) -> [RelationReference] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.plainRelation() }
  }

  private mutating func plainNames() throws(SyntaxError) -> [QualifiedName] {
    try names().map { QualifiedName($0) }
  }

  /// `name, …`: any_name_list.
  mutating func qualifiedNames() throws(SyntaxError) -> [QualifiedName] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.qualifiedName() }
  }
}

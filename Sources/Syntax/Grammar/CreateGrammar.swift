extension Parser {
  /// CREATE, by the words behind it.
  mutating func create() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if take(.or) {
      try expect(.replace)
      return try createOrReplace(from: start, orReplace: true)
    }
    switch keyword {
    case .unique, .index: return try createIndex(from: start)
    case .materialized: return try createMaterializedView(from: start, .permanent)
    case .table, .sequence: return try createRelation(from: start, .permanent)
    case .type: return try createType(from: start)
    case .domain: return .createDomain(try createDomain(from: start))
    case .schema: return .createSchema(try createSchema(from: start))
    case .extension: return .createExtension(try createExtension(from: start))
    case .database: return .createDatabase(try createDatabase(from: start))
    case .tablespace: return .createTablespace(try createTablespace(from: start))
    case .role, .user, .group: return try createRole(from: start)
    case .policy: return .createPolicy(try createPolicy(from: start))
    case .event: return .createEventTrigger(try createEventTrigger(from: start))
    case .publication: return .createPublication(try createPublication(from: start))
    case .subscription: return .createSubscription(try createSubscription(from: start))
    case .statistics: return .createStatistics(try createStatistics(from: start))
    case .foreign: return try createForeign(from: start)
    case .server: return .createServer(try createServer(from: start))
    default: return try createDefinition(from: start)
    }
  }

  /// What is defined rather than filled.
  private mutating func createDefinition(from start: Int) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .operator: try createOperator(from: start)
    case .text: .define(try createTextSearch(from: start))
    case .collation: .define(try createCollation(from: start))
    case .default, .conversion: .createConversion(try createConversion(from: start))
    case .cast: .createCast(try createCast(from: start))
    case .access: .createAccessMethod(try createAccessMethod(from: start))
    case .assertion: try createAssertion(from: start)
    default: try createOrReplace(from: start, orReplace: false)
    }
  }

  /// What OR REPLACE may stand before.
  private mutating func createOrReplace(
    from start: Int, orReplace: Bool
  ) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .function, .procedure:
      return .createFunction(try createFunction(from: start, orReplace: orReplace))
    case .aggregate: return .define(try createAggregate(from: start, orReplace: orReplace))
    case .trigger, .constraint:
      return .createTrigger(try createTrigger(from: start, orReplace: orReplace))
    case .rule: return .createRule(try createRule(from: start, orReplace: orReplace))
    case .trusted, .procedural, .language:
      return .createLanguage(try createLanguage(from: start))
    case .transform: return .createTransform(try createTransform(from: start))
    default:
      let persistence = try persistence()
      if orReplace { return try createView(from: start, orReplace: true, persistence) }
      return try createRelation(from: start, persistence)
    }
  }

  /// `{TABLE | [RECURSIVE] VIEW | SEQUENCE | MATERIALIZED VIEW | PROPERTY GRAPH}`
  private mutating func createRelation(
    from start: Int, _ persistence: Persistence
  ) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .table: return try createTable(from: start, persistence)
    case .view, .recursive: return try createView(from: start, orReplace: false, persistence)
    case .sequence: return try createSequence(from: start, persistence)
    case .materialized where persistence == .unlogged:
      return try createMaterializedView(from: start, persistence)
    default:
      guard isPropertyNext, persistence != .unlogged else { throw unexpected() }
      return .createPropertyGraph(try createPropertyGraph(from: start))
    }
  }
}

extension Parser {
  /// CREATE, by the words behind it.
  mutating func create() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if take(.or) {
      try expect(.replace)
      return try createOrReplace(from: start)
    }
    switch keyword {
    case .unique, .index: return try createIndex(from: start)
    case .materialized: return try createMaterializedView(from: start, .permanent)
    case .type: return try createType(from: start)
    case .domain: return .createDomain(try createDomain(from: start))
    case .temporary, .temp, .local, .global, .unlogged, .table, .view, .recursive, .sequence:
      return try createRelation(from: start)
    default:
      at = start
      return try opaque()
    }
  }

  /// What OR REPLACE may stand before.
  private mutating func createOrReplace(from start: Int) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .temporary, .temp, .local, .global, .unlogged, .view, .recursive:
      let persistence = try persistence()
      return try createView(from: start, orReplace: true, persistence)
    default:
      at = start
      return try opaque()
    }
  }

  /// `[TEMP | UNLOGGED] {TABLE | [RECURSIVE] VIEW | SEQUENCE | MATERIALIZED VIEW}`
  private mutating func createRelation(from start: Int) throws(SyntaxError) -> StatementBody {
    let persistence = try persistence()
    switch keyword {
    case .table: return try createTable(from: start, persistence)
    case .view, .recursive: return try createView(from: start, orReplace: false, persistence)
    case .sequence: return try createSequence(from: start, persistence)
    case .materialized where persistence == .unlogged:
      return try createMaterializedView(from: start, persistence)
    default: throw unexpected()
    }
  }
}

extension Parser {
  /// ```
  /// CREATE [TEMP] PROPERTY GRAPH name [vertex tables] [edge tables]
  /// ```
  mutating func createPropertyGraph(from start: Int) throws(SyntaxError) -> CreatePropertyGraph {
    requires(19, at: at)
    advance()
    guard takeWord(.graph) else { throw unexpected() }
    let graph = try plainRelation()
    var tables: [RelationReference] = []
    if isVertexNext { tables += try graphTables(areEdges: false) }
    if isEdgeNext { tables += try graphTables(areEdges: true) }
    return CreatePropertyGraph(graph: graph, tables: tables, range: range(from: start))
  }

  /// Whether PROPERTY GRAPH begins here. Where PROPERTY is no keyword, GRAPH must tell.
  var isPropertyNext: Bool { isNext(.property) || isWord(.property) && isWord(.graph, at: 1) }

  private var isVertexNext: Bool { isWord(.vertex) || isWord(.node) }
  private var isEdgeNext: Bool { isWord(.edge) || isWord(.relationship) }

  /// ```
  /// {VERTEX | NODE} TABLES ( table [AS name] [KEY (columns)] [labels], … )
  /// {EDGE | RELATIONSHIP} TABLES ( table [AS name] [KEY (columns)] SOURCE end DESTINATION end
  ///   [labels], … )
  /// ```
  private mutating func graphTables(areEdges: Bool) throws(SyntaxError) -> [RelationReference] {
    advance()
    try expect(.tables)
    return try parenthesized { (parser) throws(SyntaxError) in
      let table = try parser.plainRelation()
      if parser.take(.as) { _ = try parser.columnName() }
      if parser.take(.key) { _ = try parser.columnNames() }
      if areEdges {
        try parser.edgeEnd(.source)
        try parser.edgeEnd(.destination)
      }
      try parser.graphLabels()
      return table
    }
  }

  /// `{SOURCE | DESTINATION} {vertex | KEY (columns) REFERENCES vertex (columns)}`
  private mutating func edgeEnd(_ word: Keyword) throws(SyntaxError) {
    guard takeWord(word) else { throw unexpected() }
    guard isNext(.key, before: .leftParenthesis) else {
      _ = try columnName()
      return
    }
    advance()
    _ = try columnNames()
    try expect(.references)
    _ = try columnName()
    _ = try columnNames()
  }

  /// `properties | {{LABEL name | DEFAULT LABEL} [properties]}…`
  private mutating func graphLabels() throws(SyntaxError) {
    if isPropertiesNext { return try graphProperties() }
    while isNext(.label) || isNext(.default) {
      if take(.default) {
        try expect(.label)
      } else {
        advance()
        _ = try columnName()
      }
      if isPropertiesNext { try graphProperties() }
    }
  }

  private var isPropertiesNext: Bool { isWord(.properties) || isNext(.no) }

  /// `NO PROPERTIES | PROPERTIES ALL COLUMNS | PROPERTIES ( value [AS name], … )`
  private mutating func graphProperties() throws(SyntaxError) {
    let isNone = take(.no)
    guard takeWord(.properties) else { throw unexpected() }
    if isNone { return }
    if take(.all) { return try expect(.columns) }
    try labelledValues()
  }

  private mutating func labelledValues() throws(SyntaxError) {
    _ = try parenthesized { (parser) throws(SyntaxError) in
      let value = try parser.expression()
      if parser.take(.as) { _ = try parser.columnLabel() }
      return value
    }
  }

  /// ```
  /// ALTER PROPERTY GRAPH [IF EXISTS] name {ADD tables [ADD tables] | DROP {VERTEX | EDGE} TABLES
  ///   ( name, … ) [CASCADE] | ALTER {VERTEX | EDGE} TABLE name … | RENAME TO name
  ///   | SET SCHEMA name | OWNER TO role}
  /// ```
  mutating func alterPropertyGraph(from start: Int) throws(SyntaxError) -> StatementBody {
    requires(19, at: at)
    advance()
    guard takeWord(.graph) else { throw unexpected() }
    let ifExists = try takeIfExists()
    let graph = try plainRelation()
    switch keyword {
    case .add, .drop, .alter:
      try changeGraph()
      return .alterPropertyGraph(
        AlterPropertyGraph(graph: graph, ifExists: ifExists, range: range(from: start)))
    default:
      let object = ObjectReference(
        kind: .propertyGraph, name: graph.name, owner: nil, range: range(from: start + 1))
      return try commonAction(object, [.rename, .owner, .schema], from: start)
    }
  }

  private mutating func changeGraph() throws(SyntaxError) {
    if take(.add) {
      let areEdges = isEdgeNext
      guard areEdges || isVertexNext else { throw unexpected() }
      _ = try graphTables(areEdges: areEdges)
      if !areEdges, take(.add) {
        guard isEdgeNext else { throw unexpected() }
        _ = try graphTables(areEdges: true)
      }
      return
    }
    let isDrop = take(.drop)
    if !isDrop { advance() }
    guard isVertexNext || isEdgeNext else { throw unexpected() }
    advance()
    if isDrop {
      try expect(.tables)
      _ = try columnNames()
      _ = dropBehavior()
    } else {
      try expect(.table)
      _ = try columnName()
      try changeLabels()
    }
  }

  /// ```
  /// {ADD LABEL name [properties]}… | DROP LABEL name [CASCADE] | ALTER LABEL name
  ///   {ADD PROPERTIES ( … ) | DROP PROPERTIES ( name, … ) [CASCADE]}
  /// ```
  private mutating func changeLabels() throws(SyntaxError) {
    if isNext(.add) {
      while take(.add) {
        try expect(.label)
        _ = try columnName()
        if isPropertiesNext { try graphProperties() }
      }
      return
    }
    let isDrop = take(.drop)
    if !isDrop { try expect(.alter) }
    try expect(.label)
    _ = try columnName()
    if isDrop {
      _ = dropBehavior()
      return
    }
    let isAdded = take(.add)
    if !isAdded { try expect(.drop) }
    guard takeWord(.properties) else { throw unexpected() }
    if isAdded { return try labelledValues() }
    _ = try columnNames()
    _ = dropBehavior()
  }
}

/// Objects as COMMENT, SECURITY LABEL and ALTER EXTENSION name them.
extension Parser {
  /// Takes the words of an object's kind; nil, and nothing taken, where none begins here.
  ///
  /// Operators come in three kinds, and a class may be no more than the schema of an operator.
  private mutating func takeObjectKind() throws(SyntaxError) -> ObjectKind? {
    guard let word = keyword else { return nil }
    if let kind = ObjectKind.byWord[word] {
      advance()
      return kind
    }
    if let (second, kind) = ObjectKind.byTwoWords[word] {
      advance()
      try expect(second)
      return kind
    }
    return try takeLongKind(word)
  }

  private mutating func takeLongKind(_ word: Keyword) throws(SyntaxError) -> ObjectKind? {
    switch word {
    case .foreign:
      advance()
      if take(.table) { return .foreignTable }
      try expect(.data)
      try expect(.wrapper)
      return .foreignDataWrapper
    case .text:
      advance()
      try expect(.search)
      return try textSearchWord()
    case .operator:
      advance()
      if peek(1).kind == .dot { return .operator }
      if take(.class) { return .operatorClass }
      return take(.family) ? .operatorFamily : .operator
    default:
      guard isWord(.property), isWord(.graph, at: 1) else { return nil }
      at += 2
      return .propertyGraph
    }
  }

  /// ```
  /// object: kind name | {POLICY | RULE | TRIGGER} name ON table | CONSTRAINT name ON [DOMAIN] name
  ///   | {TYPE | DOMAIN} type | {FUNCTION | PROCEDURE | ROUTINE | AGGREGATE} routine
  ///   | OPERATOR operator | OPERATOR {CLASS | FAMILY} name USING method | CAST ( type AS type )
  ///   | TRANSFORM FOR type LANGUAGE name | LARGE OBJECT number
  /// ```
  mutating func objectReference(_ allowed: Set<ObjectKind>) throws(SyntaxError) -> ObjectReference {
    let start = at
    let kind = try objectKind(allowed)
    var parts = ObjectParts(kind: kind)
    try objectName(&parts)
    return ObjectReference(
      kind: parts.kind, name: parts.name, owner: parts.owner, range: range(from: start))
  }

  /// The words of a kind among these.
  private mutating func objectKind(_ allowed: Set<ObjectKind>) throws(SyntaxError) -> ObjectKind {
    let start = at
    if isNext(.large), !allowed.contains(.largeObject) { throw unexpected() }
    guard let kind = try takeObjectKind() else { throw unexpected() }
    if allowed.contains(kind) { return kind }
    // Words that another kind begins with stand where they may; the first that does not is wrong.
    let shared = allowed.contains { kind.sharesFirstWord(with: $0) }
    at = shared ? start + 1 : start
    throw unexpected()
  }

  private mutating func objectName(_ parts: inout ObjectParts) throws(SyntaxError) {
    switch parts.kind {
    case .table, .index, .view, .materializedView, .sequence, .foreignTable, .collation, .column,
      .conversion, .statistics, .textSearchConfiguration, .textSearchDictionary, .textSearchParser,
      .textSearchTemplate, .propertyGraph:
      parts.name = try qualifiedName()
    case .accessMethod, .database, .eventTrigger, .extension, .foreignDataWrapper, .language,
      .publication, .role, .schema, .server, .subscription, .tablespace, .userMapping:
      parts.name = QualifiedName(try columnName())
    case .policy, .rule, .trigger:
      parts.name = QualifiedName(try columnName())
      try expect(.on)
      parts.owner = try qualifiedName()
    case .type, .domain:
      let type = try typeName()
      parts.name = identifier(of: type)
    case .operatorClass, .operatorFamily:
      try operatorClassName(&parts)
    case .function, .procedure, .routine:
      parts.name = try routineReference().name
    case .aggregate:
      parts.name = try aggregateReference().name
    case .operator:
      parts.name = try operatorReference().name
    case .constraint, .domainConstraint:
      try constraintName(&parts)
    case .cast:
      try castTypes()
    case .transform:
      try expect(.for)
      _ = try typeName()
      try expect(.language)
      parts.name = QualifiedName(try columnName())
    case .largeObject:
      try number()
    }
  }

  /// `name USING method`
  private mutating func operatorClassName(_ parts: inout ObjectParts) throws(SyntaxError) {
    parts.name = try qualifiedName()
    try expect(.using)
    parts.owner = QualifiedName(try columnName())
  }

  /// `name ON [DOMAIN] name`; a domain is named as a type.
  private mutating func constraintName(_ parts: inout ObjectParts) throws(SyntaxError) {
    parts.name = QualifiedName(try columnName())
    try expect(.on)
    guard isNext(.domain), isColumnName(peek(1)) else {
      parts.owner = try qualifiedName()
      return
    }
    advance()
    parts.kind = .domainConstraint
    parts.owner = try namedType()
  }
}

/// What an object reference has said so far.
private struct ObjectParts {
  var kind: ObjectKind
  var name: QualifiedName?
  var owner: QualifiedName?
}

extension ObjectKind {
  /// The kinds of one word.
  fileprivate static let byWord: [Keyword: ObjectKind] = [
    .table: .table, .index: .index, .view: .view, .sequence: .sequence, .collation: .collation,
    .conversion: .conversion, .statistics: .statistics, .column: .column, .database: .database,
    .role: .role, .subscription: .subscription, .tablespace: .tablespace, .extension: .extension,
    .language: .language, .publication: .publication, .schema: .schema, .server: .server,
    .policy: .policy, .rule: .rule, .trigger: .trigger, .type: .type, .domain: .domain,
    .function: .function, .procedure: .procedure, .routine: .routine, .aggregate: .aggregate,
    .constraint: .constraint, .cast: .cast, .transform: .transform,
  ]

  /// The kinds of two words of which the first says which.
  fileprivate static let byTwoWords: [Keyword: (Keyword, ObjectKind)] = [
    .materialized: (.view, .materializedView), .access: (.method, .accessMethod),
    .event: (.trigger, .eventTrigger), .procedural: (.language, .language),
    .large: (.object, .largeObject),
  ]

  /// The kinds whose words begin alike.
  fileprivate func sharesFirstWord(with other: ObjectKind) -> Bool {
    let families: [Set<ObjectKind>] = [
      [.foreignTable, .foreignDataWrapper],
      [.textSearchConfiguration, .textSearchDictionary, .textSearchParser, .textSearchTemplate],
      [.operator, .operatorClass, .operatorFamily],
    ]
    return families.contains { $0.contains(self) && $0.contains(other) }
  }

  /// Those that COMMENT, SECURITY LABEL and ALTER EXTENSION have in common.
  static let common: Set<ObjectKind> = [
    .table, .sequence, .view, .materializedView, .index, .foreignTable, .collation, .conversion,
    .statistics, .textSearchParser, .textSearchDictionary, .textSearchTemplate,
    .textSearchConfiguration, .accessMethod, .eventTrigger, .extension, .foreignDataWrapper,
    .language, .publication, .schema, .server, .database, .role, .subscription, .tablespace, .type,
    .domain, .aggregate, .function, .procedure, .routine, .propertyGraph,
  ]

  static let labelled = common.union([.column, .largeObject])

  static let inExtension = common.union([
    .cast, .operator, .operatorClass, .operatorFamily, .transform,
  ])

  static let commented = labelled.union(inExtension).union([
    .constraint, .policy, .rule, .trigger,
  ])
}

/// What ALTER may do to objects of many kinds.
struct CommonActions: OptionSet {
  let rawValue: Int

  /// RENAME TO
  static let rename = CommonActions(rawValue: 1)
  /// OWNER TO
  static let owner = CommonActions(rawValue: 2)
  /// SET SCHEMA
  static let schema = CommonActions(rawValue: 4)
  /// [NO] DEPENDS ON EXTENSION
  static let depends = CommonActions(rawValue: 8)
}

extension Parser {
  /// ```
  /// RENAME TO name | OWNER TO role | SET SCHEMA name | [NO] DEPENDS ON EXTENSION name
  /// ```
  mutating func commonAction(
    _ object: ObjectReference, _ allowed: CommonActions, from start: Int
  ) throws(SyntaxError) -> StatementBody {
    if allowed.contains(.rename), isNext(.rename) {
      return try rename(.other(object.range), from: start)
    }
    if allowed.contains(.owner), isNext(.owner) { return try alterOwner(object, from: start) }
    if allowed.contains(.schema), isNext(.set) {
      return .setSchema(try setSchema(of: .other(object.range), from: start))
    }
    if allowed.contains(.depends), isNext(.depends) || isNext(.no) {
      return .alterDepends(try dependsOnExtension(from: start))
    }
    throw unexpected()
  }

  /// ALTER of what is neither relation nor type, by the words behind it.
  mutating func alterObject(from start: Int) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .function, .procedure, .routine: return try alterRoutine(from: start)
    case .aggregate:
      advance()
      let name = try aggregateReference().name
      return try commonAction(
        reference(.aggregate, name, from: start), [.rename, .owner, .schema], from: start)
    case .policy: return try alterPolicy(from: start)
    case .rule, .trigger: return try alterOnTable(from: start)
    case .event: return try alterEventTrigger(from: start)
    case .extension: return try alterExtension(from: start)
    case .publication: return try alterPublication(from: start)
    case .subscription: return try alterSubscription(from: start)
    case .role, .user: return try alterRole(from: start)
    case .group: return try alterGroup(from: start)
    case .default: return try alterDefaultPrivileges(from: start)
    case .database: return try alterDatabase(from: start)
    case .tablespace: return try alterTablespace(from: start)
    case .system: return .alterSystem(try alterSystem(from: start))
    case .statistics: return try alterStatistics(from: start)
    case .operator: return try alterOperator(from: start)
    case .text: return try alterTextSearch(from: start)
    case .foreign: return try alterForeignDataWrapper(from: start)
    case .server: return try alterServer(from: start)
    default: return try alterSimpleObject(from: start)
    }
  }

  private func reference(
    _ kind: ObjectKind, _ name: QualifiedName?, from start: Int
  ) -> ObjectReference {
    ObjectReference(kind: kind, name: name, owner: nil, range: range(from: start + 1))
  }

  /// Kinds that have only what most have.
  private mutating func alterSimpleObject(from start: Int) throws(SyntaxError) -> StatementBody {
    switch keyword {
    case .collation:
      advance()
      let name = try qualifiedName()
      if take(.refresh) {
        try expect(.version)
        return .alterCollation(AlterCollation(name: name, range: range(from: start)))
      }
      return try commonAction(
        reference(.collation, name, from: start), [.rename, .owner, .schema], from: start)
    case .conversion:
      advance()
      let name = try qualifiedName()
      return try commonAction(
        reference(.conversion, name, from: start), [.rename, .owner, .schema], from: start)
    case .schema:
      advance()
      let name = try columnName()
      if isNext(.rename) { return try rename(.schema(name), from: start) }
      return try commonAction(
        reference(.schema, QualifiedName(name), from: start), .owner, from: start)
    case .procedural, .language:
      if take(.procedural) { guard isNext(.language) else { throw unexpected() } }
      advance()
      let name = QualifiedName(try columnName())
      return try commonAction(
        reference(.language, name, from: start), [.rename, .owner], from: start)
    case .large:
      advance()
      try expect(.object)
      try number()
      return try commonAction(reference(.largeObject, nil, from: start), .owner, from: start)
    default:
      guard isPropertyNext else { throw unexpected() }
      return try alterPropertyGraph(from: start)
    }
  }

  /// ```
  /// ALTER {RULE | TRIGGER} name ON table RENAME TO name
  /// ALTER TRIGGER name ON table [NO] DEPENDS ON EXTENSION name
  /// ```
  private mutating func alterOnTable(from start: Int) throws(SyntaxError) -> StatementBody {
    let isTrigger = isNext(.trigger)
    advance()
    let name = QualifiedName(try columnName())
    try expect(.on)
    let table = try plainRelation()
    let object = ObjectReference(
      kind: isTrigger ? .trigger : .rule, name: name, owner: table.name,
      range: range(from: start + 1))
    return try commonAction(object, isTrigger ? [.rename, .depends] : .rename, from: start)
  }

  /// ```
  /// ALTER EVENT TRIGGER name {ENABLE [REPLICA | ALWAYS] | DISABLE | RENAME TO name | OWNER TO role}
  /// ```
  private mutating func alterEventTrigger(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.trigger)
    let name = try columnName()
    if isNext(.rename) || isNext(.owner) {
      return try commonAction(
        reference(.eventTrigger, QualifiedName(name), from: start), [.rename, .owner], from: start)
    }
    let firing = try eventTriggerFiring()
    return .alterEventTrigger(
      AlterEventTrigger(name: name, firing: firing, range: range(from: start)))
  }

  /// ```
  /// ALTER {FUNCTION | PROCEDURE | ROUTINE} routine {option… [RESTRICT] | RENAME TO name
  ///   | SET SCHEMA name | OWNER TO role | [NO] DEPENDS ON EXTENSION name}
  /// ```
  private mutating func alterRoutine(from start: Int) throws(SyntaxError) -> StatementBody {
    let kind: ObjectKind =
      isNext(.function) ? .function : isNext(.procedure) ? .procedure : .routine
    advance()
    let routine = try routineReference()
    let isSchema =
      areNext(.set, .schema) && !isStringConstant(peek(2)) && !followsSettingName(peek(2))
    if isNext(.rename) || isNext(.owner) || isNext(.depends) || isNext(.no) || isSchema {
      return try commonAction(
        reference(kind, routine.name, from: start), [.rename, .owner, .schema, .depends],
        from: start)
    }
    var options: [FunctionOption] = []
    while let option = try functionOption(isNew: false) { options.append(option) }
    if options.isEmpty { throw unexpected() }
    take(.restrict)
    return .alterFunction(
      AlterFunction(kind: kind, routine: routine, options: options, range: range(from: start)))
  }
}

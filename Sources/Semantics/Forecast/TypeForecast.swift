import Syntax

/// Types and domains.
extension Forecast {
  /// The relation in which a composite type's attributes stand.
  func compositeShape(_ key: TypeKey) -> Relation? {
    guard let shape = relation(RelationName(schema: key.schema, name: key.name)),
      shape.kind == .compositeType
    else { return nil }
    return shape
  }

  /// Whether history shows all there is, and no such type in it.
  func isMissingType(_ name: QualifiedName) -> Bool {
    guard moment.schema.isWhole, moment.schema.extensions.isEmpty, !isCatalog(name) else {
      return false
    }
    let key = moment.schema.typeKey(name, in: statement)
    return moment.schema.type(key) == nil
      && relation(RelationName(schema: key.schema, name: key.name)) == nil
      && !ColumnType.isBuiltin(key.name.text)
  }

  @discardableResult
  mutating func refusesMissingType(_ name: QualifiedName, at range: TokenRange) -> Bool {
    guard isMissingType(name) else { return false }
    refuse("42704", "type \"\(statement.written(name.range))\" does not exist", at: range)
    return true
  }

  mutating func createType(_ create: CreateType) {
    let place = moment.schema.placeForNew(create.name, temporary: false, in: statement)
    refuseExistingType(place, at: create.name.range)
    switch create.definition {
    case .composite:
      self.create(place, .compositeType, at: create.name.range)
      define(.type(TypeKey(schema: place.schema, name: place.name)), at: create.name.range)
    case .enumeration:
      define(.enumeration(TypeKey(schema: place.schema, name: place.name)), at: create.name.range)
    case .range, .base, .shell:
      define(.type(TypeKey(schema: place.schema, name: place.name)), at: create.name.range)
    }
  }

  mutating func createDomain(_ create: CreateDomain) {
    let place = moment.schema.placeForNew(create.name, temporary: false, in: statement)
    refuseExistingType(place, at: create.name.range)
    let isConstrained = create.constraints.contains { constraint in
      switch constraint.kind {
      case .check, .notNull: true
      default: false
      }
    }
    define(
      .domain(TypeKey(schema: place.schema, name: place.name), isConstrained: isConstrained),
      at: create.name.range)
  }

  private mutating func refuseExistingType(_ place: RelationName, at range: TokenRange) {
    let key = TypeKey(schema: place.schema, name: place.name)
    guard let known = moment.schema.type(key) else { return }
    if case .shell = known.kind { return }
    refuse("42710", "type \"\(place.name)\" already exists", certainty, at: range)
  }

  // MARK: Enums

  mutating func addEnumValue(_ add: AddEnumValue) {
    let text = statement.string(at: Int(add.label.lower)) ?? ""
    let word = statement.token(at: Int(add.label.upper))?.keyword
    define(
      .label(
        text, of: moment.schema.typeKey(add.type, in: statement),
        isPlaced: word == .before || word == .after), at: add.keywords)
    guard !refusesMissingType(add.type, at: add.keywords),
      let type = moment.schema.type(moment.schema.typeKey(add.type, in: statement)),
      case .enumeration = type.kind, let text = statement.string(at: Int(add.label.lower))
    else { return }
    if !add.ifNotExists, type.labels.contains(where: { $0.text == text }) {
      return refuse("42710", "enum label \"\(text)\" already exists", certainty, at: add.keywords)
    }
    let isThere = type.labels.contains { $0.text == text }
    if let neighbour = neighbour(of: add), !isThere,
      !type.labels.contains(where: { $0.text == neighbour })
    {
      refuse("22023", "\"\(neighbour)\" is not an existing enum label", certainty, at: add.keywords)
    }
  }

  /// The label that the new one stands BEFORE or AFTER.
  private func neighbour(of add: AddEnumValue) -> String? {
    let place = Int(add.label.upper)
    switch statement.token(at: place)?.keyword {
    case .before, .after: return statement.string(at: place + 1)
    default: return nil
    }
  }

  mutating func renameLabel(_ label: TokenRange, of type: QualifiedName, _ rename: Rename) {
    guard !refusesMissingType(type, at: rename.clause),
      let known = moment.schema.type(moment.schema.typeKey(type, in: statement)),
      case .enumeration = known.kind, let old = statement.string(at: Int(label.lower)),
      let new = statement.string(at: Int(rename.newName.token))
    else { return }
    if !known.labels.contains(where: { $0.text == old }) {
      refuse("22023", "\"\(old)\" is not an existing enum label", certainty, at: rename.clause)
    } else if known.labels.contains(where: { $0.text == new }) {
      refuse("42710", "enum label \"\(new)\" already exists", certainty, at: rename.clause)
    }
  }

  /// The label that running code writes and compares.
  mutating func renamingLabel(_ label: TokenRange, of type: QualifiedName, _ rename: Rename) {
    guard let old = statement.string(at: Int(label.lower)) else { return }
    let key = moment.schema.typeKey(type, in: statement)
    renaming(
      .label(old, of: key), to: Identifier(statement.string(at: Int(rename.newName.token)) ?? ""),
      isLive: isLive(type: key), rename)
  }

  // MARK: Composite types

  /// Tables OF the type change with it, under CASCADE alone.
  mutating func alterComposite(_ alter: AlterCompositeType) {
    if isMissingType(alter.type) {
      // A composite type is looked for as the relation that it is.
      return refuse(
        "42P01", "relation \"\(statement.written(alter.type.range))\" does not exist",
        at: alter.type.range)
    }
    let key = moment.schema.typeKey(alter.type, in: statement)
    lock(
      RelationName(schema: key.schema, name: key.name), .accessExclusive, as: .compositeType,
      at: alter.type.range)
    let typed = typedTables(key)
    for action in alter.actions { self.action(action, key, typed, at: alter.type.range) }
  }

  private func typedTables(_ key: TypeKey) -> [Relation] {
    moment.schema.all.filter { $0.ofType == key }.sorted { $0.id.number < $1.id.number }
  }

  private mutating func action(
    _ action: AlterCompositeType.Action, _ key: TypeKey, _ typed: [Relation], at range: TokenRange
  ) {
    let shape = compositeShape(key)
    switch action {
    case .add(let attribute, let behavior):
      guard cascades(behavior, key, typed, at: range) else { return }
      let name = Identifier(attribute.name, in: statement)
      if shape?.column(name) != nil {
        refuse(
          "42701", "column \"\(name)\" of relation \"\(key.name)\" already exists", certainty,
          at: range)
      }
      changes(.newAttribute(name, of: key), isLive: isLive(type: key), at: range)
    case .drop(let name, let ifExists, let behavior):
      guard cascades(behavior, key, typed, at: range) else { return }
      if !ifExists { refuseMissingAttribute(name, of: shape, at: range) }
      remove(
        .attribute(Identifier(name, in: statement), of: key), isLive: isLive(type: key), at: range)
    case .alterType(let name, let type, let behavior):
      guard cascades(behavior, key, typed, at: range) else { return }
      refuseMissingAttribute(name, of: shape, at: range)
      for table in typed {
        changeAttribute(Identifier(name, in: statement), to: type, of: table.name)
        guard case .rewrite(let it) = effects.last, it.relation == table.name else { continue }
        rebuild(table, at: range)
      }
      refuseWhereUsed(key, at: range)
    }
  }

  /// Locks the tables of the type, or refuses where CASCADE would be needed.
  private mutating func cascades(
    _ behavior: DropBehavior?, _ key: TypeKey, _ typed: [Relation], at range: TokenRange
  ) -> Bool {
    guard behavior == .cascade || typed.isEmpty else {
      refuse(
        "2BP01", "cannot alter type \"\(key.name)\" because it is the type of a typed table",
        certainty, at: range)
      return false
    }
    for table in typed { lockTree(table.name, .accessExclusive, at: range) }
    return true
  }

  private mutating func refuseMissingAttribute(
    _ name: Name, of shape: Relation?, at range: TokenRange
  ) {
    let attribute = Identifier(name, in: statement)
    guard let shape, shape.isComplete, shape.column(attribute) == nil else { return }
    refuse(
      "42703", "column \"\(attribute)\" of relation \"\(shape.name.name)\" does not exist",
      certainty, at: range)
  }

  /// A column of the type holds values of the old shape.
  private mutating func refuseWhereUsed(_ key: TypeKey, at range: TokenRange) {
    let user = moment.schema.all.first { $0.columns.contains { $0.type?.key == key } }
    guard let user else { return }
    refuse(
      "0A000", "cannot alter type \"\(key.name)\" because a column of \(user.name) uses it",
      certainty, at: range)
  }

  mutating func renameAttribute(_ name: Name, of type: QualifiedName, _ rename: Rename) {
    guard !refusesMissingType(type, at: rename.clause) else { return }
    let key = moment.schema.typeKey(type, in: statement)
    lock(
      RelationName(schema: key.schema, name: key.name), .accessExclusive, as: .compositeType,
      at: rename.clause)
    let isCascading = statement.tokens.last?.keyword == .cascade
    guard cascades(isCascading ? .cascade : nil, key, typedTables(key), at: rename.clause) else {
      return
    }
    refuseMissingAttribute(name, of: compositeShape(key), at: rename.clause)
  }
}

extension ColumnType {
  /// Whether the name is a type that the server brings along.
  static func isBuiltin(_ name: String) -> Bool {
    builtin.contains(Identifier(name)) || serials.contains(name) || name.hasPrefix("reg")
      || name.hasPrefix("_") || name.hasPrefix("any") || otherBuiltin.contains(name)
  }

  /// Names that hardly any column has.
  private static let otherBuiltin: Set<String> = [
    "record", "void", "trigger", "event_trigger", "refcursor", "cstring", "internal", "unknown",
    "oidvector", "int2vector", "aclitem", "gtsvector", "language_handler", "fdw_handler",
  ]
}

extension Forecast {
  /// A typed table follows its type: its rows are written anew where the attribute's type is stored
  /// otherwise.
  fileprivate mutating func changeAttribute(
    _ column: Identifier, to type: TypeName, of table: RelationName
  ) {
    let known = relation(table)?.column(column)
    let new = moment.schema.columnType(type, in: statement).stored
    if known?.type != new { rewrite(table, .attribute, at: type.range) }
  }
}

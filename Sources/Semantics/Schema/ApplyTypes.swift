import Syntax

/// Types, enums, domains and composite types.
extension SchemaChange {
  mutating func createType(_ create: CreateType) {
    let key = newTypeKey(create.name)
    var kind = TypeDefinition.Kind.base
    switch create.definition {
    case .enumeration: kind = .enumeration
    case .composite: kind = .composite
    case .range: kind = .range
    case .base: kind = .base
    case .shell: kind = .shell
    }
    var type = TypeDefinition(key: key, kind: kind, birth: .changeSet)
    type.madeIn = transaction
    if case .enumeration(let labels) = create.definition {
      type.labels = labels.map { EnumLabel(text: text($0), addedIn: nil) }
    }
    schema.set(type)
    guard case .composite(let attributes) = create.definition else { return }
    let id = make(
      RelationName(schema: key.schema, name: key.name), .compositeType, at: create.name.range)
    add(attributes, to: id, isNew: false)
  }

  private func newTypeKey(_ name: QualifiedName) -> TypeKey {
    let place = schema.placeForNew(name, temporary: false, in: statement)
    return TypeKey(schema: place.schema, name: place.name)
  }

  mutating func addEnumValue(_ add: AddEnumValue) {
    let label = EnumLabel(text: text(add.label), addedIn: transaction)
    schema.hasNewLabels = true
    schema.updateType(schema.typeKey(add.type, in: statement)) {
      if !$0.labels.contains(where: { $0.text == label.text }) { $0.labels.append(label) }
    }
  }

  mutating func createDomain(_ create: CreateDomain) {
    let key = newTypeKey(create.name)
    var domain = Domain(base: schema.columnType(create.type, in: statement))
    for constraint in create.constraints {
      switch constraint.kind {
      case .notNull: domain.isNotNull = true
      case .defaultValue: domain.hasDefault = true
      case .check:
        let name = constraint.name.map(identifier) ?? domainCheckName(key, domain)
        domain.checks.append((name, true))
      default: break
      }
    }
    var type = TypeDefinition(key: key, kind: .domain(domain), birth: .changeSet)
    type.madeIn = transaction
    schema.set(type)
  }

  private func domainCheckName(_ key: TypeKey, _ domain: Domain) -> Identifier {
    ObjectNames.free(
      "check", { name in domain.checks.contains { $0.name == name } },
      { ObjectNames.make(key.name.text, nil, $0) }
    ).name
  }

  mutating func alterDomain(_ alter: AlterDomain) {
    let key = schema.typeKey(alter.name, in: statement)
    guard let type = schema.type(key), case .domain(var domain) = type.kind else { return }
    switch alter.action {
    case .setDefault: domain.hasDefault = true
    case .dropDefault: domain.hasDefault = false
    case .setNotNull: domain.isNotNull = true
    case .dropNotNull: domain.isNotNull = false
    case .addConstraint(let constraint):
      if case .domainNotNull = constraint.kind {
        domain.isNotNull = true
      } else {
        let name = constraint.name.map(identifier) ?? domainCheckName(key, domain)
        domain.checks.append((name, !constraint.attributes.isNotValid))
      }
    case .dropConstraint(let name, _, _):
      let name = identifier(name)
      domain.checks.removeAll { $0.name == name }
    case .validateConstraint(let name):
      let name = identifier(name)
      for index in domain.checks.indices where domain.checks[index].name == name {
        domain.checks[index].isValid = true
      }
    }
    let result = domain
    schema.updateType(key) { $0.kind = .domain(result) }
  }

  mutating func alterComposite(_ alter: AlterCompositeType) {
    let key = schema.typeKey(alter.type, in: statement)
    guard let id = schema.id(of: RelationName(schema: key.schema, name: key.name)) else { return }
    let typed = schema.all.filter { $0.ofType == key }.map(\.id)
    for target in [id] + typed {
      for action in alter.actions {
        switch action {
        case .add(let attribute, _): add([attribute], to: target, isNew: true)
        case .drop(let name, _, _):
          let column = identifier(name)
          schema.update(target) { $0.columns.removeAll { $0.name == column } }
        case .alterType(let name, let type, _):
          let stored = schema.columnType(type, in: statement)
          let column = identifier(name)
          schema.update(target) { $0.updateColumn(column) { $0.type = stored } }
        }
      }
    }
  }
}

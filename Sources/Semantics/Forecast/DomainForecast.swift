import Syntax

/// A domain's constraints are checked in every column of the domain, all tables locked at once.
extension Forecast {
  mutating func alterDomain(_ alter: AlterDomain) {
    let words = TokenRange(Int(alter.range.lower), Int(alter.name.range.upper))
    guard !refusesMissingType(alter.name, at: words) else { return }
    let key = moment.schema.typeKey(alter.name, in: statement)
    guard let type = moment.schema.type(key) else { return alterUnseen(alter, key, at: words) }
    guard case .domain(let domain) = type.kind else { return }
    switch alter.action {
    case .setNotNull:
      if !domain.isNotNull { checkUses(of: key, at: words) }
    case .addConstraint(let constraint):
      addConstraint(constraint, to: domain, key, at: words)
    case .validateConstraint(let name):
      let name = Identifier(name, in: statement)
      guard let check = domain.checks.first(where: { $0.name == name }) else {
        return refuseConstraint(name, of: key, at: words)
      }
      if !check.isValid { checkUses(of: key, at: words) }
    case .dropConstraint(let name, let ifExists, _):
      let name = Identifier(name, in: statement)
      let isThere = domain.checks.contains { $0.name == name }
      // Since 17 NOT NULL is a constraint with a name, which history does not keep.
      if !isThere, !ifExists, !domain.isNotNull { refuseConstraint(name, of: key, at: words) }
      if isThere {
        remove(
          .domainConstraint(name, of: key), isLive: type.birth != .changeSet, at: words)
      }
    case .setDefault, .dropDefault, .dropNotNull: break
    }
  }

  /// Of a domain that no migration makes nobody knows in which tables it is checked.
  private mutating func alterUnseen(_ alter: AlterDomain, _ key: TypeKey, at words: TokenRange) {
    switch alter.action {
    case .setNotNull, .validateConstraint:
      effects.append(.unseen(Unseen(reason: .usesOfDomain(key), span: span(words))))
    case .addConstraint(let constraint):
      if isChecked(constraint) {
        effects.append(.unseen(Unseen(reason: .usesOfDomain(key), span: span(words))))
      }
    case .dropConstraint(let name, _, _):
      remove(
        .domainConstraint(Identifier(name, in: statement), of: key), isLive: true, at: words)
    case .setDefault, .dropDefault, .dropNotNull: break
    }
  }

  private mutating func addConstraint(
    _ constraint: TableConstraint, to domain: Domain, _ key: TypeKey, at words: TokenRange
  ) {
    if let name = constraint.name.map({ Identifier($0, in: statement) }),
      domain.checks.contains(where: { $0.name == name })
    {
      return refuse(
        "42710", "constraint \"\(name)\" for domain \"\(key.name)\" already exists", certainty,
        at: words)
    }
    if case .domainNotNull = constraint.kind, domain.isNotNull { return }
    if !constraint.attributes.isNotValid { checkUses(of: key, at: words) }
  }

  private mutating func refuseConstraint(
    _ name: Identifier, of key: TypeKey, at words: TokenRange
  ) {
    refuse(
      "42704", "constraint \"\(name)\" of domain \"\(key.name)\" does not exist", certainty,
      at: words)
  }

  private mutating func checkUses(of key: TypeKey, at words: TokenRange) {
    let types = Set(derived(from: key))
    for known in moment.schema.all.sorted(by: { $0.id.number < $1.id.number }) {
      // Rows stand in tables and materialized views alone.
      guard known.kind == .table || known.kind == .materializedView,
        known.columns.contains(where: { $0.type?.key.map(types.contains) == true })
      else { continue }
      lock(known.id, .share, at: words)
      scan(known.name, .domain, mayHaveRows(known) ? .certain : .ifRows, at: words)
    }
  }

  /// Whether rows were seen, or may have come by way of what it is a part of.
  private func mayHaveRows(_ table: Relation) -> Bool {
    table.rows != .none || ancestors(of: table).contains { relation($0)?.rows != Rows.none }
  }

  /// The domain and the domains over it.
  private func derived(from key: TypeKey) -> [TypeKey] {
    var found = [key]
    var next = 0
    while next < found.count {
      for type in moment.schema.allTypes {
        guard case .domain(let domain) = type.kind, domain.base.key == found[next],
          !found.contains(type.key)
        else { continue }
        found.append(type.key)
      }
      next += 1
    }
    return found
  }
}

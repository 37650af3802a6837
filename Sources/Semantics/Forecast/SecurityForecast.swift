import Syntax

/// Who may do and see what: privileges, row security, rights of definers.
extension Forecast {
  /// REVOKE takes something away from running code; what was made in the same change set had no
  /// users yet.
  mutating func changePrivileges(_ grant: Grant) {
    let isLive = isLive(grant.target)
    if !grant.isGrant {
      changes(
        .fewerPrivileges("REVOKE"), of: relation(in: grant.target), isLive: isLive,
        at: grant.keywords)
    } else if grant.grantees.contains(where: { statement.text($0) == "public" }) {
      changes(.everybody, of: relation(in: grant.target), isLive: isLive, at: grant.keywords)
    }
  }

  mutating func grantRole(_ grant: GrantRole) {
    guard !grant.isGrant else { return }
    changes(.fewerPrivileges("REVOKE"), at: TokenRange(0, 1))
  }

  private func relation(in target: PrivilegeTarget) -> RelationName? {
    switch target {
    case .tables(let references), .sequences(let references): references.first.map(resolve)
    case .routines, .objects, .largeObjects, .parameters, .allInSchemas: nil
    }
  }

  private func isLive(_ target: PrivilegeTarget) -> Bool {
    switch target {
    case .tables(let references), .sequences(let references):
      references.contains { isLive(resolve($0)) }
    case .routines(_, let routines):
      routines.contains { isLive(routine: moment.schema.functionKey($0.name, in: statement)) }
    case .objects(.schema, let names):
      names.contains {
        moment.schema.birth(ofSchema: Identifier($0.last, in: statement)) != .changeSet
      }
    case .objects(.type, let names), .objects(.domain, let names):
      names.contains { isLive(type: moment.schema.typeKey($0, in: statement)) }
    case .objects, .largeObjects, .parameters, .allInSchemas: true
    }
  }

  /// Whether running code may call a routine of that name.
  func isLive(routine key: TypeKey) -> Bool { moment.schema.function(key)?.birth != .changeSet }

  /// Whether running code may name a type.
  func isLive(type key: TypeKey) -> Bool {
    if let known = moment.schema.type(key) { return known.birth != .changeSet }
    return isLive(RelationName(schema: key.schema, name: key.name))
  }

  // MARK: Row security

  mutating func enableRowSecurity(on table: RelationName, at range: TokenRange) {
    let known = relation(table)
    guard known?.hasRowSecurity != true else { return }
    changes(
      .rowSecurity(hasPolicy: known?.policies.isEmpty == false), of: table, at: range)
  }

  /// A view reads with its owner's rights, whom row security mostly spares, unless told otherwise.
  mutating func bypassRowSecurity(_ create: CreateView, at range: TokenRange) {
    guard moment.server.major >= 15, !invokesRights(create) else { return }
    let after = leave()
    let name = after.resolve(create.view.name, in: statement)
    let read = after.relation(name)?.reads.compactMap { relation($0) } ?? []
    guard let table = read.first(where: { $0.hasRowSecurity }) else { return }
    changes(.viewOverRowSecurity(table.name), of: name, isLive: true, at: range)
  }

  private func invokesRights(_ create: CreateView) -> Bool {
    let words = TokenRange(Int(create.view.range.upper), Int(create.query.range.lower))
    guard
      let place = words.indices.first(where: { statement.text(Name($0)) == "security_invoker" })
    else { return false }
    guard statement.written(TokenRange(place + 1, place + 2)) == "=" else { return true }
    let value = statement.written(TokenRange(place + 2, place + 3)).lowercased()
    return !["false", "off", "0", "no", "'false'", "'off'", "'0'", "'no'"].contains(value)
  }

  // MARK: Routines

  /// A function with its owner's rights finds names by the path of whoever calls it.
  mutating func takesCallersPath(_ create: CreateFunction) {
    let isDefiner = create.options.contains {
      if case .securityDefiner = $0.kind { true } else { false }
    }
    let isPinned = create.options.contains {
      guard case .setting(let set) = $0.kind, let name = set.name else { return false }
      return statement.text(name.last) == "search_path"
    }
    // The names in a body that is no string are looked up once, when it is made.
    guard isDefiner, !isPinned, create.body == nil else { return }
    changes(.definerRights(Identifier(create.name.last, in: statement)), at: create.keywords)
  }

  /// CREATE FUNCTION, and whether it puts another in place of one that is called.
  mutating func makeRoutine(_ create: CreateFunction) {
    let place = moment.schema.placeForNew(create.name, temporary: false, in: statement)
    let key = TypeKey(schema: place.schema, name: place.name)
    takesCallersPath(create)
    if create.orReplace, let known = moment.schema.function(key), known.birth != .changeSet {
      changes(.definition("\(place)"), isLive: true, at: create.keywords)
    }
    define(.routine(key), at: create.keywords)
  }

  /// CREATE AGGREGATE makes a routine, CREATE TYPE in its old clothes a type.
  mutating func define(_ define: Define) {
    let place = moment.schema.placeForNew(define.name, temporary: false, in: statement)
    let key = TypeKey(schema: place.schema, name: place.name)
    switch define.kind {
    case .aggregate: self.define(.routine(key), at: TokenRange(0, 2))
    case .type: self.define(.type(key), at: TokenRange(0, 2))
    default: break
    }
  }

  mutating func createEventTrigger(_ create: CreateEventTrigger) {
    changes(.eventTrigger(Identifier(create.name, in: statement)), at: TokenRange(0, 3))
  }
}

extension Parser {
  /// ```
  /// alter_table_cmd: ADD … | ALTER … | DROP … | SET … | RESET (…) | ENABLE … | DISABLE …
  ///   | VALIDATE CONSTRAINT name | CLUSTER ON name | [NO] INHERIT parent | OF type | NOT OF
  ///   | OWNER TO role | REPLICA IDENTITY … | [NO] FORCE ROW LEVEL SECURITY | OPTIONS (…)
  /// ```
  mutating func tableAction() throws(SyntaxError) -> AlterTableAction {
    let start = at
    guard let word = keyword else { throw unexpected() }
    let (kind, keywords) = try tableActionKind(word)
    return AlterTableAction(kind, keywords: keywords, range: range(from: start))
  }

  private mutating func tableActionKind(
    _ word: Keyword
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    switch word {
    case .add: return try addAction()
    case .alter: return try alterAction()
    case .drop: return try dropAction()
    case .set: return try setAction()
    case .enable, .disable: return try enableAction()
    case .no, .force: return try forceAction()
    case .validate:
      advance()
      try expect(.constraint)
      let words = range(from: start)
      return (.validateConstraint(try columnName()), words)
    case .cluster:
      advance()
      try expect(.on)
      let words = range(from: start)
      return (.clusterOn(try columnName()), words)
    case .reset:
      advance()
      return (.resetOptions(try storageOptions()), TokenRange(start, start + 1))
    default:
      return try relationAction(word)
    }
  }

  private mutating func relationAction(
    _ word: Keyword
  ) throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    switch word {
    case .inherit:
      advance()
      return (.inherit(try plainRelation().name), TokenRange(start, start + 1))
    case .of:
      advance()
      return (.ofType(try namedType()), TokenRange(start, start + 1))
    case .not:
      try expect(.not)
      try expect(.of)
      return (.notOf, range(from: start))
    case .owner:
      advance()
      try expect(.to)
      let words = range(from: start)
      try role()
      return (.ownerTo, words)
    case .replica:
      advance()
      try expect(.identity)
      let words = range(from: start)
      return (.replicaIdentity(try replicaIdentity()), words)
    case .options:
      try changedForeignOptions()
      return (.foreignOptions, TokenRange(start, start + 1))
    default:
      throw unexpected()
    }
  }

  /// `ADD {[COLUMN] [IF NOT EXISTS] column | constraint}`
  private mutating func addAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    advance()
    if isTableConstraintNext {
      let words = isNext(.constraint) ? 2 : 1
      return (.addConstraint(try tableConstraint()), TokenRange(start, start + words))
    }
    take(.column)
    let words = range(from: start)
    let ifNotExists = try takeIfNotExists()
    return (.addColumn(try columnDefinition(), ifNotExists: ifNotExists), words)
  }

  /// `DROP {[COLUMN] | CONSTRAINT} [IF EXISTS] name [CASCADE | RESTRICT]`
  private mutating func dropAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    advance()
    let isConstraint = take(.constraint)
    if !isConstraint { take(.column) }
    let words = range(from: start)
    let ifExists = try takeIfExists()
    let name = try columnName()
    let behavior = dropBehavior()
    return (
      isConstraint
        ? .dropConstraint(name, ifExists: ifExists, behavior)
        : .dropColumn(name, ifExists: ifExists, behavior), words
    )
  }

  /// ```
  /// SET {WITHOUT {OIDS | CLUSTER} | LOGGED | UNLOGGED | ACCESS METHOD {name | DEFAULT}
  ///   | TABLESPACE name | ( options )}
  /// ```
  private mutating func setAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    advance()
    if isNext(.leftParenthesis) {
      return (.setOptions(try storageOptions()), TokenRange(start, start + 1))
    }
    let word = keyword
    switch word {
    case .logged, .unlogged:
      advance()
      return (word == .logged ? .setLogged : .setUnlogged, range(from: start))
    case .without where !token.isJoined:
      advance()
      let isOids = take(.oids)
      if !isOids { try expect(.cluster) }
      return (isOids ? .setWithoutOids : .setWithoutCluster, range(from: start))
    case .access:
      advance()
      try expect(.method)
      let words = range(from: start)
      if take(.default) {
        requires(17, at: at - 1)
        return (.setAccessMethod(nil), words)
      }
      return (.setAccessMethod(try columnName()), words)
    case .tablespace:
      advance()
      let words = range(from: start)
      return (.setTablespace(try columnName()), words)
    default:
      throw unexpected()
    }
  }

  /// ```
  /// ENABLE {[ALWAYS | REPLICA] {TRIGGER | RULE} name | TRIGGER {ALL | USER} | ROW LEVEL SECURITY}
  /// DISABLE {{TRIGGER | RULE} name | TRIGGER {ALL | USER} | ROW LEVEL SECURITY}
  /// ```
  private mutating func enableAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    let isEnabled = isNext(.enable)
    advance()
    var firing = FiringMode.ordinary
    if isEnabled {
      if take(.always) { firing = .always } else if take(.replica) { firing = .replica }
    }
    if take(.trigger) {
      let words = range(from: start)
      let choice = try triggerChoice(isPlain: firing == .ordinary)
      return (isEnabled ? .enableTrigger(choice, firing: firing) : .disableTrigger(choice), words)
    }
    if take(.rule) {
      let words = range(from: start)
      let name = try columnName()
      return (isEnabled ? .enableRule(name, firing: firing) : .disableRule(name), words)
    }
    guard firing == .ordinary else { throw unexpected() }
    try rowLevelSecurity()
    return (isEnabled ? .enableRowSecurity : .disableRowSecurity, range(from: start))
  }

  private mutating func triggerChoice(isPlain: Bool) throws(SyntaxError) -> TriggerChoice {
    if isPlain, take(.all) { return .all }
    if isPlain, take(.user) { return .user }
    return .named(try columnName())
  }

  private mutating func rowLevelSecurity() throws(SyntaxError) {
    try expect(.row)
    try expect(.level)
    try expect(.security)
  }

  /// `[NO] FORCE ROW LEVEL SECURITY | NO INHERIT parent`
  private mutating func forceAction() throws(SyntaxError) -> (AlterTableAction.Kind, TokenRange) {
    let start = at
    let isNegated = take(.no)
    if isNegated, take(.inherit) {
      let words = range(from: start)
      return (.noInherit(try plainRelation().name), words)
    }
    try expect(.force)
    try rowLevelSecurity()
    return (isNegated ? .noForceRowSecurity : .forceRowSecurity, range(from: start))
  }

  /// `NOTHING | FULL | DEFAULT | USING INDEX name`
  private mutating func replicaIdentity() throws(SyntaxError) -> ReplicaIdentity {
    if take(.nothing) { return .nothing }
    if take(.full) { return .full }
    if take(.default) { return .defaultKey }
    try expect(.using)
    try expect(.index)
    return .index(try columnName())
  }
}

extension Parser {
  /// ```
  /// CREATE {ROLE | USER | GROUP} name [WITH] option…
  /// CREATE USER MAPPING [IF NOT EXISTS] FOR role SERVER name [OPTIONS (…)]
  /// ```
  mutating func createRole(from start: Int) throws(SyntaxError) -> StatementBody {
    let kind = keyword ?? .role
    advance()
    if kind == .user, isMappingNext { return try createUserMapping(from: start) }
    let name = try plainRole()
    takeAnyWith()
    let options = try roleOptions(isNew: true)
    return .createRole(
      CreateRole(kind: kind, name: name, options: options, range: range(from: start)))
  }

  /// Whether MAPPING follows USER and is not itself a role.
  var isMappingNext: Bool {
    isNext(.mapping) && (peek(1).keyword == .for || peek(1).keyword == .if)
  }

  private mutating func roleOptions(isNew: Bool) throws(SyntaxError) -> [RoleOption] {
    var options: [RoleOption] = []
    var start = at
    while try takeRoleOption(isNew: isNew) {
      options.append(RoleOption(range: range(from: start)))
      start = at
    }
    return options
  }

  /// ```
  /// AlterOptRoleElem: PASSWORD {'x' | NULL} | {ENCRYPTED | UNENCRYPTED} PASSWORD 'x' | INHERIT
  ///   | CONNECTION LIMIT n | VALID UNTIL 'x' | USER role, … | word
  /// CreateOptRoleElem: SYSID n | ADMIN role, … | ROLE role, … | IN {ROLE | GROUP} role, …
  /// ```
  private mutating func takeRoleOption(isNew: Bool) throws(SyntaxError) -> Bool {
    let word = keyword
    switch word {
    case .password:
      advance()
      if !take(.null) { _ = try stringConstant() }
    case .encrypted, .unencrypted:
      let place = at
      advance()
      try expect(.password)
      _ = try stringConstant()
      if word == .unencrypted {
        throw rejected("UNENCRYPTED PASSWORD is no longer supported", at: place)
      }
    case .inherit:
      advance()
    case .connection:
      advance()
      try expect(.limit)
      _ = try signedInteger()
    case .valid:
      advance()
      try expect(.until)
      _ = try stringConstant()
    case .user:
      advance()
      try roles()
    default:
      if isIdentifierToken(token) { return try takeRoleWord() }
      return isNew ? try takeNewRoleOption() : false
    }
    return true
  }

  private mutating func takeNewRoleOption() throws(SyntaxError) -> Bool {
    switch keyword {
    case .sysid:
      advance()
      _ = try integer()
    case .admin, .role:
      advance()
      try roles()
    case .in:
      advance()
      if !take(.role) { try expect(.group) }
      try roles()
    default:
      return false
    }
    return true
  }

  /// The options that are no keywords.
  private mutating func takeRoleWord() throws(SyntaxError) -> Bool {
    let word = String(decoding: spelling(at), as: UTF8.self)
    guard Self.roleWords.contains(word) else {
      throw rejected("unrecognized role option \"\(word)\"")
    }
    advance()
    return true
  }

  private static let roleWords: Set<String> = [
    "superuser", "nosuperuser", "createrole", "nocreaterole", "replication", "noreplication",
    "createdb", "nocreatedb", "login", "nologin", "bypassrls", "nobypassrls", "noinherit",
  ]

  /// ```
  /// ALTER {ROLE | USER} {role | ALL} [IN DATABASE name] {SET … | RESET …}
  ///   | ALTER {ROLE | USER} role {[WITH] option… | RENAME TO name}
  /// ALTER USER MAPPING FOR role SERVER name OPTIONS (…)
  /// ```
  mutating func alterRole(from start: Int) throws(SyntaxError) -> StatementBody {
    let isUser = isNext(.user)
    advance()
    if isUser, isNext(.mapping), peek(1).keyword == .for {
      return try alterUserMapping(from: start)
    }
    let isAll = take(.all)
    let first = at
    let role = isAll ? nil : try role()
    if isAll || isNext(.in) || isNext(.set) || isNext(.reset) {
      return try alterRoleSetting(role, from: start)
    }
    if isNext(.rename) { return try renameRole(first, from: start) }
    takeAnyWith()
    let options = try roleOptions(isNew: false)
    return .alterRole(
      AlterRole(role: role ?? Name(first), options: options, range: range(from: start)))
  }

  private mutating func alterRoleSetting(
    _ role: Name?, from start: Int
  ) throws(SyntaxError) -> StatementBody {
    var database: Name?
    if take(.in) {
      try expect(.database)
      database = try columnName()
    }
    let setting = try setOrReset()
    return .alterRoleSetting(
      AlterRoleSetting(
        role: role, database: database, setting: setting, range: range(from: start)))
  }

  /// `role RENAME TO role`; both must be plain names.
  private mutating func renameRole(
    _ first: Int, from start: Int
  ) throws(SyntaxError) -> StatementBody {
    at = first
    _ = try plainRole()
    let object = range(from: start + 1)
    let clause = at
    try expect(.rename)
    try expect(.to)
    let newName = try plainRole()
    return .rename(
      Rename(
        target: .other(object), ifExists: false, newName: newName, clause: range(from: clause),
        range: range(from: start)))
  }

  /// ```
  /// ALTER GROUP role {{ADD | DROP} USER role, … | RENAME TO name}
  /// ```
  mutating func alterGroup(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let first = at
    let role = try role()
    if !isNext(.add), !isNext(.drop) { return try renameRole(first, from: start) }
    let option = at
    if !take(.add) { try expect(.drop) }
    try expect(.user)
    try roles()
    return .alterRole(
      AlterRole(
        role: role, options: [RoleOption(range: range(from: option))], range: range(from: start)))
  }

  /// ```
  /// REASSIGN OWNED BY role, … TO role
  /// ```
  mutating func reassignOwned() throws(SyntaxError) -> ReassignOwned {
    let start = at
    advance()
    try expect(.owned)
    try expect(.by)
    let roles = try roles()
    try expect(.to)
    return ReassignOwned(roles: roles, newOwner: try role(), range: range(from: start))
  }
}

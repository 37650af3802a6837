extension Parser {
  /// ```
  /// GRANT privileges ON objects TO grantee, … [WITH GRANT OPTION] [GRANTED BY role]
  /// GRANT role, … TO role, … [WITH {word {OPTION | TRUE | FALSE}}, …] [GRANTED BY role]
  /// ```
  mutating func grant() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let privileges = try privileges()
    if isNext(.to), privileges.areRoles { return .grantRole(try grantRole(privileges, start)) }
    return .grant(try grant(privileges, from: start))
  }

  /// `GRANT privileges ON …`, as an element of a schema.
  mutating func grantObjects() throws(SyntaxError) -> Grant {
    let start = at
    advance()
    return try grant(try privileges(), from: start)
  }

  private mutating func grant(
    _ privileges: Privileges, from start: Int
  ) throws(SyntaxError) -> Grant {
    try expect(.on)
    let target = try privilegeTarget()
    try expect(.to)
    let grantees = try grantees()
    if takeWith() {
      try expect(.grant)
      try expect(.option)
    }
    try grantedBy()
    return Grant(
      keywords: TokenRange(start, start + 1), isGrant: true, privileges: privileges.list,
      target: target, grantees: grantees, behavior: nil, range: range(from: start))
  }

  private mutating func grantRole(
    _ privileges: Privileges, _ start: Int
  ) throws(SyntaxError) -> GrantRole {
    try expect(.to)
    let grantees = try roles()
    if takeWith() {
      repeat {
        if !areNext(.admin, .option) { requires(16, at: isNext(.admin) ? at + 1 : at) }
        _ = try columnLabel()
        if !take(.option), !take(.true) { try expect(.false) }
      } while take(.comma)
    }
    try grantedBy()
    return GrantRole(
      isGrant: true, roles: privileges.list, grantees: grantees, range: range(from: start))
  }

  /// ```
  /// REVOKE [GRANT OPTION FOR] privileges ON objects FROM grantee, … [GRANTED BY role] [CASCADE]
  /// REVOKE [word OPTION FOR] role, … FROM role, … [GRANTED BY role] [CASCADE]
  /// ```
  mutating func revoke() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let isObjectOption = try takeGrantOptionFor()
    let isRoleOption = !isObjectOption && isColumnName(token) && peek(1).keyword == .option
    if isRoleOption {
      if !isNext(.admin) { requires(16, at: at + 1) }
      at += 2
      try expect(.for)
    }
    let privileges = try privileges(onlyList: isRoleOption)
    let mayBeRoles = !isObjectOption && privileges.areRoles
    if isRoleOption || mayBeRoles && isNext(.from) {
      try expect(.from)
      let grantees = try roles()
      try grantedBy()
      _ = dropBehavior()
      return .grantRole(
        GrantRole(
          isGrant: false, roles: privileges.list, grantees: grantees, range: range(from: start)))
    }
    try expect(.on)
    let target = try privilegeTarget()
    try expect(.from)
    let grantees = try grantees()
    try grantedBy()
    return .grant(
      Grant(
        keywords: TokenRange(start, start + 1), isGrant: false, privileges: privileges.list,
        target: target, grantees: grantees, behavior: dropBehavior(), range: range(from: start)))
  }

  private mutating func takeGrantOptionFor() throws(SyntaxError) -> Bool {
    guard take(.grant) else { return false }
    try expect(.option)
    try expect(.for)
    return true
  }

  /// `GRANTED BY role`, where it stands.
  private mutating func grantedBy() throws(SyntaxError) {
    guard take(.granted) else { return }
    try expect(.by)
    try role()
  }

  /// `[GROUP] role, …`
  private mutating func grantees() throws(SyntaxError) -> [Name] {
    try commaSeparated { (parser) throws(SyntaxError) in
      parser.take(.group)
      return try parser.role()
    }
  }

  /// ```
  /// privileges: ALL [PRIVILEGES] [(columns)] | {SELECT | REFERENCES | CREATE | ALTER SYSTEM | word}
  ///   [(columns)], …
  /// ```
  private mutating func privileges(onlyList: Bool = false) throws(SyntaxError) -> Privileges {
    if !onlyList, take(.all) {
      take(.privileges)
      let columns = isNext(.leftParenthesis) ? try columnNames() : []
      return Privileges(list: [Privilege(name: nil, columns: columns)], areRoles: false)
    }
    let list = try commaSeparated { (parser) throws(SyntaxError) in try parser.privilege() }
    return Privileges(list: list, areRoles: true)
  }

  private mutating func privilege() throws(SyntaxError) -> Privilege {
    let start = at
    if take(.alter, .system) { return Privilege(name: range(from: start), columns: []) }
    if !take(.select), !take(.references), !take(.create) { _ = try columnName() }
    let name = range(from: start)
    return Privilege(name: name, columns: isNext(.leftParenthesis) ? try columnNames() : [])
  }

  /// ```
  /// ALTER DEFAULT PRIVILEGES {IN SCHEMA name, … | FOR {ROLE | USER} role, …}…
  ///   {GRANT privileges ON kind TO grantee, … [WITH GRANT OPTION]
  ///   | REVOKE [GRANT OPTION FOR] privileges ON kind FROM grantee, … [CASCADE]}
  /// ```
  mutating func alterDefaultPrivileges(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    try expect(.privileges)
    try defaultPrivilegesScope()
    let isGrant = take(.grant)
    if !isGrant {
      try expect(.revoke)
      _ = try takeGrantOptionFor()
    }
    let privileges = try privileges()
    try expect(.on)
    let kind = try defaultPrivilegesKind()
    if isGrant { try expect(.to) } else { try expect(.from) }
    _ = try grantees()
    if !isGrant {
      _ = dropBehavior()
    } else if takeWith() {
      try expect(.grant)
      try expect(.option)
    }
    return .alterDefaultPrivileges(
      AlterDefaultPrivileges(
        isGrant: isGrant, privileges: privileges.list, kind: kind, range: range(from: start)))
  }

  private mutating func defaultPrivilegesScope() throws(SyntaxError) {
    while isNext(.in) || isNext(.for) {
      if take(.in) {
        try expect(.schema)
        _ = try names()
      } else {
        advance()
        if !take(.role) { try expect(.user) }
        try roles()
      }
    }
  }

  private mutating func defaultPrivilegesKind() throws(SyntaxError) -> Keyword {
    guard let word = keyword else { throw unexpected() }
    switch word {
    case .tables, .functions, .routines, .sequences, .types, .schemas:
      advance()
    case .large:
      advance()
      requires(18, at: at - 1)
      guard takeWord(.objects) else { throw unexpected() }
    default:
      throw unexpected()
    }
    return word
  }
}

/// The privileges of a GRANT, which may turn out to be roles.
private struct Privileges {
  let list: [Privilege]
  /// Whether they may be roles: they are not ALL.
  let areRoles: Bool
}

/// `CREATE {ROLE | USER | GROUP} name [WITH] option…`.
package struct CreateRole: Sendable {
  /// ROLE, USER or GROUP.
  package let kind: Keyword
  package let name: Name
  package let options: [RoleOption]
  package let range: TokenRange
}

/// `ALTER {ROLE | USER} role [WITH] option…`, `ALTER GROUP role {ADD | DROP} USER role, …`.
package struct AlterRole: Sendable {
  package let role: Name
  package let options: [RoleOption]
  package let range: TokenRange
}

/// `ALTER {ROLE | USER} {role | ALL} [IN DATABASE name] {SET … | RESET …}`.
package struct AlterRoleSetting: Sendable {
  /// nil for ALL.
  package let role: Name?
  package let database: Name?
  package let setting: SetVariable
  package let range: TokenRange
}

/// One option of a role: `PASSWORD 'x'`, `SUPERUSER`, `IN ROLE a`.
package struct RoleOption: Sendable {
  /// The words and the value.
  package let range: TokenRange
}

/// `REASSIGN OWNED BY role, … TO role`.
package struct ReassignOwned: Sendable {
  package let roles: [Name]
  package let newOwner: Name
  package let range: TokenRange
}

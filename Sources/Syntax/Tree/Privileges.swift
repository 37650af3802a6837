/// `GRANT privileges ON objects TO roles`, `REVOKE privileges ON objects FROM roles`.
package struct Grant: Sendable {
  package let keywords: TokenRange
  package let isGrant: Bool
  package let privileges: [Privilege]
  package let target: PrivilegeTarget
  package let grantees: [Name]
  package let behavior: DropBehavior?
  package let range: TokenRange
}

/// One privilege: a word, or ALL, with the columns it is for.
package struct Privilege: Sendable {
  /// nil for ALL.
  package let name: TokenRange?
  package let columns: [Name]
}

/// What privileges are on.
package enum PrivilegeTarget: Sendable {
  case tables([RelationReference])
  case sequences([RelationReference])
  case routines(ObjectKind, [RoutineReference])
  /// Objects named without arguments, such as databases, schemas and types.
  case objects(ObjectKind, [QualifiedName])
  case largeObjects
  case parameters([QualifiedName])
  /// ALL TABLES, ALL SEQUENCES, …, in schemas.
  case allInSchemas(Keyword, [Name])
}

/// `GRANT role TO role`, `REVOKE role FROM role`.
package struct GrantRole: Sendable {
  package let isGrant: Bool
  package let roles: [Privilege]
  package let grantees: [Name]
  package let range: TokenRange
}

/// `ALTER DEFAULT PRIVILEGES [FOR ROLE …] [IN SCHEMA …] {GRANT | REVOKE} …`.
package struct AlterDefaultPrivileges: Sendable {
  package let isGrant: Bool
  package let privileges: [Privilege]
  /// TABLES, FUNCTIONS, ROUTINES, SEQUENCES, TYPES, SCHEMAS or LARGE.
  package let kind: Keyword
  package let range: TokenRange
}

/// `CREATE SCHEMA [IF NOT EXISTS] [name] [AUTHORIZATION role] [element…]`.
package struct CreateSchema: Sendable {
  package let keywords: TokenRange
  package let ifNotExists: Bool
  package let name: Name?
  package let owner: Name?
  package let elements: [StatementBody]
  package let range: TokenRange
}

/// `CREATE EXTENSION [IF NOT EXISTS] name …`.
package struct CreateExtension: Sendable {
  package let ifNotExists: Bool
  package let name: Name
  package let schema: Name?
  package let version: Name?
  package let isCascading: Bool
  package let range: TokenRange
}

/// `ALTER EXTENSION name UPDATE [TO version]`.
package struct AlterExtension: Sendable {
  package let name: Name
  package let version: Name?
  package let range: TokenRange
}

/// `ALTER EXTENSION name {ADD | DROP} object`.
package struct AlterExtensionContents: Sendable {
  package let name: Name
  package let isAdded: Bool
  package let object: ObjectReference
  package let range: TokenRange
}

/// `CREATE DATABASE name option…`.
package struct CreateDatabase: Sendable {
  package let name: Name
  package let options: [DatabaseOption]
  package let range: TokenRange
}

/// `ALTER DATABASE name …`.
package struct AlterDatabase: Sendable {
  package enum Action: Sendable {
    case options([DatabaseOption])
    case setTablespace(Name)
    case refreshCollation
    case setting(SetVariable)
  }

  package let name: Name
  package let action: Action
  package let range: TokenRange
}

/// `name [=] value` of a database; the name may have two words.
package struct DatabaseOption: Sendable {
  package let name: TokenRange
  package let value: TokenRange
}

/// `CREATE TABLESPACE name [OWNER role] LOCATION 'directory' [WITH (…)]`.
package struct CreateTablespace: Sendable {
  package let name: Name
  package let owner: Name?
  package let location: TokenRange
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER TABLESPACE name {SET | RESET} ( … )`.
package struct AlterTablespace: Sendable {
  package let name: Name
  package let isReset: Bool
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER SYSTEM {SET name = value | RESET {name | ALL}}`.
package struct AlterSystem: Sendable {
  package let setting: SetVariable
  package let range: TokenRange
}

/// `CREATE FOREIGN DATA WRAPPER name …`.
package struct CreateForeignDataWrapper: Sendable {
  package let name: Name
  package let handler: QualifiedName?
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER FOREIGN DATA WRAPPER name …`.
package struct AlterForeignDataWrapper: Sendable {
  package let name: Name
  package let range: TokenRange
}

/// `CREATE SERVER [IF NOT EXISTS] name … FOREIGN DATA WRAPPER name …`.
package struct CreateServer: Sendable {
  package let ifNotExists: Bool
  package let name: Name
  package let wrapper: Name
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER SERVER name [VERSION 'x'] [OPTIONS (…)]`.
package struct AlterServer: Sendable {
  package let name: Name
  package let range: TokenRange
}

/// `CREATE FOREIGN TABLE …`: a table whose rows live elsewhere.
package struct CreateForeignTable: Sendable {
  package let table: CreateTable
  package let server: Name
  package let options: [Option]
  package let range: TokenRange
}

/// `IMPORT FOREIGN SCHEMA name [{LIMIT TO | EXCEPT} ( table, … )] FROM SERVER s INTO schema …`.
package struct ImportForeignSchema: Sendable {
  package let remoteSchema: Name
  /// The tables of LIMIT TO or EXCEPT.
  package let tables: [RelationReference]
  package let server: Name
  package let localSchema: Name
  package let range: TokenRange
}

/// `CREATE USER MAPPING …`, `ALTER USER MAPPING …`.
package struct UserMapping: Sendable {
  package let isCreated: Bool
  package let ifNotExists: Bool
  package let role: Name
  package let server: Name
  package let range: TokenRange
}

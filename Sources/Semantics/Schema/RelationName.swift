/// A relation, by the schema it stands in and its name there.
package struct RelationName: ObjectKey, CustomStringConvertible {
  package let schema: Identifier
  package let name: Identifier

  package init(schema: Identifier, name: Identifier) {
    self.schema = schema
    self.name = name
  }

  package var bits: UInt64 { schema.bits << 32 | name.bits }

  package func hash(into hasher: inout Hasher) { hasher.combine(bits) }

  /// How people name it: without the schema where that is `public`.
  package var description: String {
    schema == .public || schema == .temporary ? name.text : "\(schema).\(name)"
  }

  /// How SQL names it, quoted where it needs to be, without the schema where that is `public`.
  package var sql: String {
    schema == .public || schema == .temporary ? name.sql : "\(schema.sql).\(name.sql)"
  }
}

extension RelationName {
  /// Whether it is where a migration tool notes what has been applied: nobody else uses it.
  package var isBookkeeping: Bool { RelationName.bookkeeping.contains(name) }

  private static let bookkeeping = Set(
    [
      "alembic_version", "schema_migrations", "flyway_schema_history", "databasechangelog",
      "databasechangeloglock", "__EFMigrationsHistory", "django_migrations", "_prisma_migrations",
      "goose_db_version", "gorp_migrations", "knex_migrations", "pgmigrations",
      "ar_internal_metadata",
      "_sqlx_migrations", "__diesel_schema_migrations", "refinery_schema_history", "schema_version",
      "__drizzle_migrations", "typeorm_migrations",
    ].map { Identifier($0) })
}

extension Identifier {
  package static let `public` = Identifier("public")
  /// The schema of the session's temporary relations.
  package static let temporary = Identifier("pg_temp")
  package static let catalog = Identifier("pg_catalog")
}

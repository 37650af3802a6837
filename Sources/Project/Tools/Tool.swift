/// A migration tool, by its name on the command line and in the configuration.
package enum Tool: String, CaseIterable, Sendable {
  case flyway, liquibase
  case golangMigrate = "golang-migrate"
  case goose, dbmate, tern
  case sqlMigrate = "sql-migrate"
  case sqitch, atlas, prisma, drizzle
  case nodePgMigrate = "node-pg-migrate"
  case graphileMigrate = "graphile-migrate"
  case postgresMigrations = "postgres-migrations"
  case supabase, hasura, sqlx, diesel, refinery, yoyo, evolve, dbup, rambler, mybatis, bytebase
  case bun, popx, psql
  /// SQL that another tool has printed.
  case alembic, django
  case efCore = "ef-core"
  case rails
  case pgDump = "pg_dump"

  /// As its makers write it.
  package var title: String {
    switch self {
    case .flyway: "Flyway"
    case .liquibase: "Liquibase"
    case .atlas: "Atlas"
    case .prisma: "Prisma Migrate"
    case .drizzle: "Drizzle"
    case .graphileMigrate: "Graphile Migrate"
    case .supabase: "the Supabase CLI"
    case .hasura: "Hasura"
    case .diesel: "Diesel"
    case .evolve: "Evolve"
    case .dbup: "DbUp"
    case .mybatis: "MyBatis Migrations"
    case .bytebase: "Bytebase"
    case .alembic: "Alembic"
    case .django: "Django"
    case .efCore: "EF Core"
    case .rails: "Rails"
    case .golangMigrate, .goose, .dbmate, .tern, .sqlMigrate, .sqitch, .nodePgMigrate,
      .postgresMigrations, .sqlx, .refinery, .yoyo, .rambler, .bun, .popx, .psql, .pgDump:
      rawValue
    }
  }
}

/// The tool that a command line or a configuration names, with what no file shows of it.
package struct ToolChoice: Hashable, Sendable {
  package let tool: Tool
  /// The version in use, `7.4` for one; nil where lockfiles are to say.
  package let version: String?
  /// Whether Flyway may mix statements that need a transaction with such that refuse one.
  package let isMixed: Bool
  /// Where the choice stands, for reports.
  package let because: String

  package init(
    _ tool: Tool, version: String? = nil, isMixed: Bool = false, because: String = "--tool"
  ) {
    self.tool = tool
    self.version = version
    self.isMixed = isMixed
    self.because = because
  }
}

/// Which tool runs a folder's files, and by what it was recognised.
package struct Recognition: Hashable, Sendable {
  package let tool: Tool
  package let because: String
}

/// A version, compared part by part.
struct ToolVersion: Comparable, Sendable {
  let parts: [Int]

  /// The first number with dots in a text: `^7.4.0` is 7.4.0. nil where there is none.
  init?(_ text: some StringProtocol) {
    let start = text.drop { !$0.isNumber }
    let number = start.prefix { $0.isNumber || $0 == "." }
    let parts = number.split(separator: ".").compactMap { Int($0) }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  static func < (a: ToolVersion, b: ToolVersion) -> Bool {
    a.parts.lexicographicallyPrecedes(b.parts)
  }
}

import Semantics
import Syntax

/// Marks by which files ask a tool to open no transaction.
enum OptOut {
  /// What looks like such a mark, whose it is, and how that tool wants it.
  private static let marks: [(tool: Tool, pattern: String)] = [
    (.goose, #"^\s*--\s*\+goose\s+no[-_ ]*transactions?\b"#),
    (.sqlMigrate, #"^\s*--\s*\+migrate\s+(up|down)\s+no[-_ ]*transaction"#),
    (.dbmate, #"^\s*--\s*migrate:(up|down)\b.*\btransaction\s*[:=]"#),
    (.tern, #"^\s*-+\s*tern:\s*(disable[-_ ]?tx|no[-_ ]?(tx|transaction))"#),
    (.atlas, #"^\s*--\s*atlas:tx-?mode\b"#),
    (.graphileMigrate, #"^\s*--\s*!\s*no[-_ ]?transaction"#),
    (.postgresMigrations, #"^\s*--\s*postgres-migrations\s+disable"#),
    (.evolve, #"^\s*--.*evolve-tx-off"#),
    (.bytebase, #"^\s*--\s*txn-mode\s*=\s*off"#),
    (.supabase, #"^\s*--\s*(supabase:\s*disable-transaction|pg-delta:\s*transaction\s*=\s*false)"#),
    (.liquibase, #"^\s*--.*\brunInTransaction\s*[:=]\s*"?false"#),
    (.yoyo, #"^\s*--\s*transactional\s*:\s*(false|no|off)\b"#),
    (.flyway, #"^\s*--.*\bexecuteInTransaction\s*[:=]\s*false"#),
    (.rails, #"^\s*--.*\bdisable_ddl_transaction!"#),
    (.sqlx, #"^\s*--\s*(sqlx:?\s*)?no[-_ ]?transaction\s*$"#),
  ]

  /// The marks in a file that its tool does not obey.
  static func ineffective(for tool: Tool, in handler: Handler, honoured: Set<Int>) -> [Remark] {
    var remarks: [Remark] = []
    var count = 0
    for line in TextLines(handler.bytes) where line.isComment && count < 20 {
      guard !honoured.contains(line.content.lowerBound) else { continue }
      let text = line.text
      guard let (owner, _) = marks.first(where: { text.matches($0.pattern, ignoringCase: true) })
      else { continue }
      count += 1
      remarks.append(
        Remark(
          .ineffectiveOptOut, message(tool, owner), wayOut: tool.optOut,
          at: SourceSpan(line.content.lowerBound, line.content.upperBound)))
    }
    return remarks
  }

  /// The marks that the tool obeys.
  static func effective(in handler: Handler, honoured: Set<Int>) -> [Remark] {
    guard !honoured.isEmpty else { return [] }
    return TextLines(handler.bytes).filter { line in
      honoured.contains(line.content.lowerBound)
        && marks.contains { line.text.matches($0.pattern, ignoringCase: true) }
    }.map { line in
      Remark(
        .optOut, "", wayOut: [], at: SourceSpan(line.content.lowerBound, line.content.upperBound),
        isAboutTransaction: true)
    }
  }

  private static func message(_ tool: Tool, _ owner: Tool) -> String {
    let name = tool == .supabase ? "The Supabase CLI" : tool.title
    if owner == .supabase {
      return "\(name) knows no such line: it is a comment, and changes nothing."
    }
    if owner == tool {
      return "\(name) does not obey this line as it stands: the transaction stays."
    }
    return
      "This line is \(owner.title)'s; \(tool.title) takes it for a comment, and it changes nothing."
  }
}

extension Tool {
  /// How a file asks the tool for no transaction, in lines for a person to act on.
  var optOut: [String] {
    switch self {
    case .flyway:
      ["a file beside it, named as it is with .conf behind: executeInTransaction=false"]
    case .liquibase: ["write runInTransaction:false on the changeset's own line"]
    case .goose: ["at the margin, anywhere in the file:", "+ -- +goose NO TRANSACTION"]
    case .dbmate:
      [
        "on the line that begins the section, without a space:",
        "+ -- migrate:up transaction:false",
      ]
    case .tern:
      [
        "exactly so, in the half that it is for, with LF at its end:",
        "+ ---- tern: disable-tx ----",
      ]
    case .sqlMigrate: ["on the line that begins the section:", "+ -- +migrate Up notransaction"]
    case .atlas:
      ["in the first comment of the file, with an empty line behind it:", "+ -- atlas:txmode none"]
    case .graphileMigrate: ["as the first line of the body:", "+ --! no-transaction"]
    case .postgresMigrations:
      ["anywhere in the file:", "+ -- postgres-migrations disable-transaction"]
    case .sqlx: ["at the file's first byte, with sqlx 0.8 or newer:", "+ -- no-transaction"]
    case .diesel: ["in metadata.toml beside it:", "+ run_in_transaction = false"]
    case .yoyo: ["in the comments before the first statement:", "+ -- transactional: false"]
    case .evolve: ["in the first line of the file:", "+ -- evolve-tx-off"]
    case .bytebase: ["in the comments at the top:", "+ -- txn-mode = off"]
    case .supabase:
      [
        "the CLI runs such statements by themselves; as the exact first line:",
        "+ -- pg-delta: transaction=false",
      ]
    case .mybatis: ["auto_commit=true in the environment's properties, for all files"]
    case .bun: ["a name without .tx. before .up.sql"]
    case .popx: ["a name with .autocommit before .up.sql"]
    case .drizzle, .nodePgMigrate, .refinery, .hasura:
      ["\(title) has no such switch for SQL files: run the statement by hand, outside the tool"]
    case .golangMigrate, .rambler, .dbup, .psql, .sqitch, .prisma, .alembic, .django, .efCore,
      .rails,
      .pgDump:
      ["no transaction is opened around the file: take the line out"]
    }
  }
}

extension Tool {
  /// How a statement is run outside a transaction, with `{}` for the statement: which file it takes,
  /// and what has to stand in it. Of tools that know no way, what to do instead.
  var alone: [String] {
    switch self {
    case .flyway:
      [
        "a migration of its own, and beside it <its name>.conf with executeInTransaction=false;",
        "with flyway.postgresql.transactional.lock=false, or it waits for Flyway's own lock:",
        "+ {}",
      ]
    case .liquibase:
      ["a changeset of its own:", "+ --changeset <author>:<id> runInTransaction:false", "+ {}"]
    case .golangMigrate, .rambler:
      ["a file of its own, <n>_<name>.up.sql, with nothing else in it:", "+ {}"]
    case .goose:
      ["a file of its own:", "+ -- +goose NO TRANSACTION", "+ -- +goose Up", "+ {}"]
    case .dbmate:
      [
        "a file of its own, with this statement alone:", "+ -- migrate:up transaction:false",
        "+ {}",
        "+ -- migrate:down transaction:false",
      ]
    case .tern: ["a file of its own:", "+ ---- tern: disable-tx ----", "+ {}"]
    case .sqlMigrate: ["a file of its own:", "+ -- +migrate Up notransaction", "+ {}"]
    case .sqitch: ["a change of its own, without BEGIN and COMMIT:", "+ {}"]
    case .atlas: ["a file of its own:", "+ -- atlas:txmode none", "+ ", "+ {}"]
    case .prisma: ["a migration of its own, with nothing else in its migration.sql:", "+ {}"]
    case .drizzle, .nodePgMigrate, .refinery, .hasura:
      [
        "\(title) cannot run it from an SQL file: run it by hand first, and let the migration find",
        "it done (IF NOT EXISTS, IF EXISTS)", "+ {}",
      ]
    case .graphileMigrate:
      [
        "a committed migration of its own, with this statement alone:", "+ --! no-transaction",
        "+ {}",
      ]
    case .postgresMigrations:
      [
        "a file of its own, with this statement alone:",
        "+ -- postgres-migrations disable-transaction", "+ {}",
      ]
    case .supabase: ["a migration of its own:", "+ {}"]
    case .sqlx:
      [
        "a file of its own, with this statement alone, and from its first byte on:",
        "+ -- no-transaction", "+ {}",
      ]
    case .diesel:
      [
        "a migration of its own, with this statement alone, and in its metadata.toml",
        "run_in_transaction = false:", "+ {}",
      ]
    case .yoyo: ["a file of its own:", "+ -- transactional: false", "+ {}"]
    case .evolve:
      ["a file of its own, with this statement alone:", "+ -- evolve-tx-off", "+ {}"]
    case .mybatis:
      ["a script of its own, run with auto_commit=true in the environment's properties:", "+ {}"]
    case .bytebase: ["at the top of the file:", "+ -- txn-mode = off", "+ {}"]
    case .bun: ["a file of its own, <n>_<name>.up.sql without .tx.:", "+ {}"]
    case .popx: ["a file of its own, <n>_<name>.autocommit.up.sql:", "+ {}"]
    case .alembic:
      ["in the migration: with op.get_context().autocommit_block(): and the statement in it"]
    case .django:
      ["a migration of its own with atomic = False, by AddIndexConcurrently or its like"]
    case .efCore: ["migrationBuilder.Sql(…, suppressTransaction: true), and no --idempotent script"]
    case .dbup, .psql, .rails, .pgDump: ["before BEGIN or behind COMMIT:", "+ {}"]
    }
  }
}

import Project
import Semantics
import Syntax
import Testing

/// The traps where the deployment breaks, which is to be said.
extension TrapTests {
  @Test(
    "Trap 11: opted out, and yet two statements in one string",
    arguments: [
      (Tool.dbmate, "-- migrate:up transaction:false\n"), (.sqlx, "-- no-transaction\n"),
      (.graphileMigrate, "--! no-transaction\n"),
      (.postgresMigrations, "-- postgres-migrations disable-transaction\n"),
    ])
  func trap11(tool: Tool, mark: String) throws {
    let files = [
      "m/\(tool.name(1))": "-- migrate:up\n" + SQL.table,
      "m/\(tool.name(2))": mark + SQL.timeout + SQL.index,
    ]
    #expect(try Shop(files, ToolChoice(tool)).draws() == ["3 \(SQL.refused)"])
    let alone = [
      "m/\(tool.name(1))": "-- migrate:up\n" + SQL.table, "m/\(tool.name(2))": mark + SQL.index,
    ]
    #expect(try Shop(alone, ToolChoice(tool)).draws() == [])
  }

  @Test("Trap 11: Diesel's metadata.toml is not enough either") func trap11Diesel() throws {
    let shop = try Shop(
      [
        "m/2024-01-01-000000_i/up.sql": SQL.timeout + SQL.index,
        "m/2024-01-01-000000_i/metadata.toml": "run_in_transaction = false\n",
      ])
    #expect(try shop.draws() == ["2 \(SQL.refused)"])
  }

  @Test("Trap 12: no BEGIN anywhere, and a transaction all the same") func trap12() throws {
    let text = "ALTER TABLE orders ADD COLUMN a text;\n" + SQL.index
    let golang = try Shop(["m/1_t.up.sql": SQL.table, "m/2_i.up.sql": text])
    #expect(try golang.draws() == ["2 \(SQL.refused)"])
    let prisma = try Shop(
      [
        "package.json": "{\"prisma\": \"^6.2.0\"}",
        "m/migration_lock.toml": "provider = \"postgresql\"\n",
        "m/1_t/migration.sql": SQL.table, "m/2_i/migration.sql": text,
      ])
    #expect(try prisma.draws() == ["2 \(SQL.refused)"])
  }

  @Test("Trap 13: in a string the place does not matter, in a pipeline the first runs")
  func trap13() throws {
    let text = SQL.index + "ALTER TABLE orders ADD COLUMN a text;\n"
    let string = try Shop(["m/1_t.up.sql": SQL.table, "m/2_i.up.sql": text])
    #expect(try string.draws() == ["1 \(SQL.refused)"])
    let second = SQL.index.replacing("_customer_idx", with: "_b_idx")
    let third = SQL.index.replacing("_customer_idx", with: "_c_idx")
    let pipeline = try Shop(
      [
        "m/V1__t.sql": SQL.table, "m/V2__i.sql": "-- evolve-tx-off\n" + text,
        "m/V3__j.sql": "-- evolve-tx-off\n" + second + third,
      ],
      ToolChoice(.evolve))
    #expect(try pipeline.draws("V2__i.sql") == [])
    #expect(try pipeline.draws() == ["3 \(SQL.refused)"])
  }

  @Test("Trap 14: COMMIT helps only before another message") func trap14() throws {
    let table = "-- +goose Up\n" + SQL.table
    let goose = try Shop(["m/1_t.sql": table, "m/2_i.sql": "-- +goose Up\nCOMMIT;\n" + SQL.index])
    #expect(try goose.draws() == ["2 commit-in-wrapped-file"])
    let whole = try Shop(["m/1_t.up.sql": SQL.table, "m/2_i.up.sql": "COMMIT;\n" + SQL.index])
    #expect(try whole.draws() == ["2 \(SQL.refused)"])
    let drizzle = try Shop(
      [
        "m/0000_a.sql": SQL.table, "m/0001_b.sql": "COMMIT;--> statement-breakpoint\n" + SQL.index,
        "m/meta/_journal.json": #"{"entries":[{"idx":0,"tag":"0000_a"},{"idx":1,"tag":"0001_b"}]}"#,
      ])
    #expect(try drizzle.draws() == ["1 commit-in-wrapped-file"])
  }

  @Test(
    "Trap 15: marks that are almost right",
    arguments: [
      (Tool.sqlx, "-- The index.\n-- no-transaction\n"), (.sqlx, "\u{FEFF}-- no-transaction\n"),
      (.sqlx, "--no-transaction\n"), (.atlas, "-- atlas:txmode none\n"),
      (.dbmate, "-- migrate:up transaction: false\n"),
      (.graphileMigrate, "-- x\n--! no-transaction\n"),
      (.evolve, "-- x\n-- evolve-tx-off\n"), (.yoyo, "SELECT 1;\n-- transactional: false\n"),
      (.sqlMigrate, "-- +migrate Up NOTRANSACTION\n"), (.tern, "----  tern: disable-tx ----\n"),
      (.tern, "---- tern: disable-tx ----\r\n"),
      (.golangMigrate, "-- +goose NO TRANSACTION\nSELECT 1;\n"),
      (.sqlx, "-- +goose NO TRANSACTION\n"),
      (.flyway, "-- executeInTransaction=false\nREINDEX TABLE CONCURRENTLY orders;\n"),
    ])
  func trap15(tool: Tool, mark: String) throws {
    let first = ["-- migrate:up\n", "-- +migrate Up\n"].joined() + SQL.table
    let text = tool == .flyway ? mark : mark + SQL.index
    let shop = try Shop(["m/\(tool.name(1))": first, "m/\(tool.name(2))": text], ToolChoice(tool))
    let drawn = try shop.draws()
    #expect(drawn.contains { $0.hasSuffix("ineffective-opt-out") }, "\(drawn)")
    #expect(drawn.contains { $0.hasSuffix(SQL.refused) }, "\(drawn)")
  }

  @Test("Trap 15: marks that the tool refuses") func trap15Refused() throws {
    #expect(
      try Shop(["m/1_t.sql": "-- +goose Up\n  -- +goose NO TRANSACTION\n\(SQL.table)"]).draws() == [
        "2 refused-migration"
      ])
    #expect(
      try Shop(["m/1_t.sql": "-- +migrate up\n\(SQL.table)"], ToolChoice(.sqlMigrate)).draws() == [
        "1 refused-migration"
      ])
  }

  @Test("Trap 15: the Supabase CLI knows no disable-transaction") func trap15Supabase() throws {
    let shop = try Shop(
      [
        "m/1_t.sql": SQL.table,
        "m/2_i.sql": "-- supabase:disable-transaction\n" + SQL.timeout + SQL.index,
      ],
      ToolChoice(.supabase, version: "2.98"))
    #expect(try shop.draws() == ["1 ineffective-opt-out", "3 \(SQL.refused)"])
  }

  @Test("Trap 16: metadata.toml without its key means no transaction") func trap16() throws {
    let up = "m/2024-01-01-000000_i/up.sql"
    let name = "2024-01-01-000000_i/up.sql"
    func states(_ metadata: String?) throws -> [String] {
      var files = [up: SQL.index]
      files["m/2024-01-01-000000_i/metadata.toml"] = metadata
      return try Shop(files, ToolChoice(.diesel)).transactions(name)
    }
    #expect(try states("# nothing\n") == ["autocommit"])
    #expect(try states(nil) == ["file"])
    #expect(try states("run_in_transaction = true\n") == ["file"])
    #expect(try states("run_in_transaction\n") == ["file"])
  }

  @Test("Trap 17: what Flyway's list lacks, what it refuses, what it waits for") func trap17()
    throws
  {
    func draws(_ text: String, _ conf: String = "flyway.postgresql.transactional.lock=false") throws
      -> [String]
    {
      try Shop(["m/flyway.conf": conf, "m/V1__t.sql": SQL.table, "m/V2__x.sql": text]).draws()
    }
    #expect(try draws("REINDEX TABLE CONCURRENTLY orders;\n") == ["1 \(SQL.refused)"])
    #expect(try draws(SQL.timeout + SQL.index) == ["2 refused-migration"])
    #expect(
      try draws(
        SQL.timeout + SQL.index, "flyway.mixed=true\nflyway.postgresql.transactional.lock=false")
        == [])
    #expect(try draws(SQL.index, "") == ["1 endless-wait"])
  }

  @Test("Trap 18: one statement that Prisma's parser does not know makes the file a string")
  func trap18() throws {
    func draws(_ text: String) throws -> [String] {
      try Shop(
        [
          "package.json": "{\"prisma\": \"7.6.0\"}",
          "m/migration_lock.toml": "provider = \"postgresql\"\n",
          "m/1_t/migration.sql": SQL.table + "CREATE INDEX i ON orders (note);\n",
          "m/2_i/migration.sql": text,
        ]).draws()
    }
    #expect(try draws("SELECT 1;\n" + SQL.index) == [])
    #expect(try draws("SELECT 1;\nDROP INDEX CONCURRENTLY i;\n") == ["2 \(SQL.refused)"])
  }

  @Test("Trap 19: pieces that hold more or less than one statement") func trap19() throws {
    let head = "-- +goose NO TRANSACTION\n-- +goose Up\n"
    let line = try Shop([
      "m/1_i.sql": head + "SET lock_timeout = '5s'; CREATE INDEX CONCURRENTLY i ON orders (note);\n"
    ])
    #expect(try line.draws() == ["3 \(SQL.refused)"])
    let held = try Shop([
      "m/1_i.sql": head + "-- +goose StatementBegin\n" + SQL.timeout + SQL.index
        + "-- +goose StatementEnd\n"
    ])
    #expect(try held.draws() == ["5 \(SQL.refused)"])
    let body =
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1;\nEND\n$$;\n"
    #expect(
      try Shop(["m/1_f.sql": "-- +goose Up\n" + body]).draws().contains {
        $0.hasSuffix("syntax-error")
      })
    #expect(
      try Shop([
        "m/1_f.sql": "-- +goose Up\n-- +goose StatementBegin\n\(body)-- +goose StatementEnd\n"
      ]).draws() == [])
    #expect(
      try Shop(["m/1_f.sql": "-- Orders.\n" + body], ToolChoice(.mybatis)).draws().contains {
        $0.hasSuffix("syntax-error")
      })
  }

  @Test("Trap 20: SET LOCAL and LOCK TABLE where no block is open") func trap20() throws {
    let text = "SET LOCAL lock_timeout = '5s';\nLOCK TABLE orders;\n"
    let shop = try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": text], ToolChoice(.dbup))
    #expect(try shop.draws() == ["1 idle-setting", "2 failing-statement"])
    let wrapped = try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": text], ToolChoice(.sqlx))
    #expect(try wrapped.draws().allSatisfy { !Self.isIdle($0) })
    let pipeline = [
      "m/V1__t.sql": SQL.table, "m/V2__x.sql": "-- evolve-tx-off\nSELECT 1;\n" + text,
    ]
    #expect(
      try Shop(pipeline, ToolChoice(.evolve)).draws() == ["3 idle-setting", "4 failing-statement"])
    let newer = try Shop(pipeline, ToolChoice(.evolve)).draws(server: Server(major: 18))
    #expect(newer.allSatisfy { !Self.isIdle($0) })
  }

  /// Whether a finding says that a statement needs a block and has none.
  private static func isIdle(_ finding: String) -> Bool {
    finding.hasSuffix("idle-setting") || finding.hasSuffix("failing-statement")
  }

  @Test("Trap 21: a SET of one file says nothing of the next") func trap21() throws {
    let first = "SET search_path TO other;\n" + SQL.table
    let shop = try Shop(
      ["m/1_t.sql": first, "m/2_x.sql": "CREATE TABLE orders (id int);\n"], ToolChoice(.dbup))
    #expect(try shop.draws() == [])
  }

  @Test("Trap 22: until when a lock is held, the unit says") func trap22() throws {
    let text =
      "ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT c;\n"
    func states(_ tool: Tool) throws -> [String] {
      try Shop(["m/1_x.sql": text], ToolChoice(tool)).transactions("1_x.sql")
    }
    #expect(try states(.drizzle) == ["pending", "pending"])
    #expect(try states(.nodePgMigrate) == ["pending", "pending"])
    #expect(try states(.sqlx) == ["file", "file"])
    #expect(try states(.dbup) == ["autocommit", "autocommit"])
  }

  @Test("Trap 23: a new enum value, and its use") func trap23() throws {
    let type = "CREATE TYPE s AS ENUM ('a');\nCREATE TABLE t (s s);\n"
    let text = "ALTER TYPE s ADD VALUE 'b';\nINSERT INTO t VALUES ('b');\n"
    #expect(
      try Shop(["m/1_t.sql": type, "m/2_x.sql": text], ToolChoice(.sqlx)).draws() == [
        "2 failing-statement"
      ])
    #expect(try Shop(["m/1_t.sql": type, "m/2_x.sql": text], ToolChoice(.dbup)).draws() == [])
    #expect(
      try Shop(["m/1_t.up.sql": type, "m/2_x.up.sql": text]).draws() == ["2 failing-statement"])
  }

  @Test("Trap 24: what is not applied as a whole is told apart") func trap24() throws {
    let shop = try Shop(["m/1_x.sql": SQL.table + SQL.timeout], ToolChoice(.dbup))
    #expect(try shop.transactions("1_x.sql") == ["autocommit", "autocommit"])
  }

  @Test("Trap 25: the file's COMMIT ends the tool's transaction") func trap25() throws {
    let text =
      "BEGIN;\nALTER TABLE orders ADD COLUMN a text;\nCOMMIT;\nALTER TABLE orders ADD COLUMN b text;\n"
    let shop = try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": text], ToolChoice(.yoyo))
    #expect(try shop.draws() == ["3 commit-in-wrapped-file"])
    #expect(try shop.transactions("2_x.sql") == ["file", "file", "file", "autocommit"])
    let sqitch = try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": text], ToolChoice(.psql))
    #expect(try sqitch.draws() == [])
  }

  @Test("Trap 26: changes that hide") func trap26() throws {
    let block = "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY i ON orders (note)'; END $$;\n"
    #expect(
      try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": block], ToolChoice(.dbup)).draws().contains {
        $0.hasSuffix(SQL.refused)
      })
    let rollback =
      "--liquibase formatted sql\n--changeset a:1\n\(SQL.table)--rollback DROP TABEL orders;\n"
    #expect(try Shop(["m/1.sql": rollback]).draws() == ["4 syntax-error"])
    let several =
      "--liquibase formatted sql\n--changeset a:1\n\(SQL.table)/* liquibase rollback\nDROP TABEL orders;\n*/\n"
    #expect(try Shop(["m/1.sql": several]).draws() == ["5 syntax-error"])
    let include = "--! Previous: -\n\n--! include x.sql\n\(SQL.table)"
    #expect(
      try Shop(["m/1.sql": include], ToolChoice(.graphileMigrate)).draws(notes: true) == [
        "3 unseen-sql"
      ])
    let template = "{{ template \"shared/x.sql\" . }}\n---- create above / drop below ----\n"
    #expect(try Shop(["m/1_x.sql": template]).draws(notes: true) == ["1 unseen-sql"])
    #expect(
      try Shop(["m/1.sql": "\\i other.sql\n"], ToolChoice(.psql)).draws(notes: true) == [
        "1 unseen-sql"
      ])
  }

  @Test("Trap 27: each tool's own order") func trap27() throws {
    func order(_ names: [String], _ tool: Tool, _ more: [String: String] = [:]) throws -> [String] {
      var files = more
      for name in names { files["m/\(name)"] = "SELECT 1;\n" }
      return try Shop(files, ToolChoice(tool)).order
    }
    let numbers = ["1_a.sql", "2_b.sql", "10_c.sql"]
    for tool in [
      Tool.goose, .tern, .sqlMigrate, .sqlx, .supabase, .postgresMigrations, .nodePgMigrate,
    ] {
      #expect(try order(numbers, tool) == numbers, "\(tool)")
    }
    for tool in [Tool.dbmate, .atlas, .rambler] {
      #expect(try order(numbers, tool) == ["10_c.sql", "1_a.sql", "2_b.sql"], "\(tool)")
    }
    #expect(
      try order(["V1_10__a.sql", "V1_9__b.sql", "V2__c.sql", "R__z.sql"], .flyway)
        == ["V1_9__b.sql", "V1_10__a.sql", "V2__c.sql", "R__z.sql"])
    let depends = ["m/a.sql": "-- depends: b\nSELECT 1;\n", "m/b.sql": "SELECT 1;\n"]
    #expect(try Shop(depends, ToolChoice(.yoyo)).order == ["b.sql", "a.sql"])
  }

  @Test("Trap 28: Bytebase runs what refuses a transaction behind all else") func trap28() throws {
    let text =
      "CREATE INDEX CONCURRENTLY orders_b_idx ON orders (b);\nALTER TABLE orders ADD COLUMN b text;\n"
    let shop = try Shop(["m/1_t.sql": SQL.table, "m/2_x.sql": text], ToolChoice(.bytebase))
    #expect(try shop.draws() == [])
    let off = try Shop(
      ["m/1_t.sql": SQL.table, "m/2_x.sql": "-- txn-mode = off\n" + text], ToolChoice(.bytebase))
    #expect(try off.draws() == ["2 failing-statement"])
  }
}

import Project
import Semantics
import Syntax
import Testing

/// Where a linter is wrong that does not know the tool, each trap by its number: here those where the
/// runner is fine, and nothing is to be said.
@Suite struct TrapTests {
  @Test(
    "Trap 1: what undoes a migration is no change",
    arguments: [
      ["m/1_x.sql": "-- +goose Up\n\(SQL.table)-- +goose Down\n\(SQL.drop)"],
      ["m/1_x.sql": "-- +migrate Up\n\(SQL.table)-- +migrate Down\n\(SQL.drop)"],
      ["m/1_x.sql": "-- migrate:up\n\(SQL.table)-- migrate:down\n\(SQL.drop)"],
      ["m/1_x.sql": "\(SQL.table)---- create above / drop below ----\n\(SQL.drop)"],
      ["m/1_x.sql": "\(SQL.table)-- //@UNDO\n\(SQL.drop)"],
      ["m/1_x.sql": "\(SQL.table)-- Down Migration\n\(SQL.drop)"],
      ["m/1_x.sql": "-- rambler up\n\(SQL.table)-- rambler down\n\(SQL.drop)"],
      ["m/1_x.up.sql": SQL.table, "m/1_x.down.sql": SQL.drop],
      ["m/2024-01-01-000000_x/up.sql": SQL.table, "m/2024-01-01-000000_x/down.sql": SQL.drop],
      ["m/x.sql": SQL.table, "m/x.rollback.sql": SQL.drop],
      ["m/V1__x.sql": SQL.table, "m/U1__x.sql": SQL.drop],
    ])
  func trap1(files: [String: String]) throws {
    let shop = try Shop(files)
    for name in shop.order { #expect(try shop.draws(name) == [], "\(name) by \(shop.tool as Any)") }
  }

  @Test("Several marks of one direction are one run, in the file's order") func severalMarks()
    throws
  {
    let down = "-- +migrate Down\nDROP TABLE orders;\n-- +migrate Down\n\(SQL.table)"
    let shop = try Shop(["m/1_x.sql": "-- +migrate Up\n\(SQL.table)\(down)"])
    #expect(try shop.draws() == [])
  }

  @Test("Trap 1: sqitch's revert and verify") func trap1Sqitch() throws {
    let shop = try Shop([
      "m/sqitch.plan": "%project=x\na 2024 A <a@b> # a\n", "m/deploy/a.sql": SQL.table,
      "m/revert/a.sql": SQL.drop, "m/verify/a.sql": "BEGIN;\nDROP TABLE orders;\nROLLBACK;\n",
    ])
    for name in shop.order { #expect(try shop.draws(name) == []) }
  }

  @Test(
    "Trap 2: opted out, or seen by the tool itself",
    arguments: [
      [
        "m/V1__t.sql": SQL.table, "m/V2__i.sql": SQL.index,
        "m/V2__i.sql.conf": "executeInTransaction=false\n",
        "m/flyway.conf": "flyway.postgresql.transactional.lock=false\n",
      ],
      [
        "m/V1__t.sql": SQL.table, "m/V2__i.sql": SQL.index,
        "m/flyway.conf": "flyway.postgresql.transactional.lock=false\n",
      ],
      [
        "m/2024-01-01-000000_t/up.sql": SQL.table, "m/2024-01-02-000000_i/up.sql": SQL.index,
        "m/2024-01-02-000000_i/metadata.toml": "run_in_transaction = false\n",
      ],
      ["supabase/config.toml": "", "m/1_t.sql": SQL.table],
      [
        "package.json": "{\"prisma\": \"7.5.0\"}",
        "m/migration_lock.toml": "provider = \"postgresql\"\n",
        "m/1_t/migration.sql": SQL.table, "m/2_i/migration.sql": SQL.timeout + SQL.index,
      ],
    ])
  func trap2(files: [String: String]) throws { #expect(try Shop(files).draws() == []) }

  @Test(
    "Trap 2: tools that run it by itself, or without a transaction",
    arguments: [
      Tool.supabase, .bytebase, .dbup,
    ])
  func trap2(tool: Tool) throws {
    let shop = try Shop(
      ["m/1_t.sql": SQL.table, "m/2_i.sql": SQL.timeout + SQL.index], ToolChoice(tool))
    #expect(try shop.draws() == [])
  }

  @Test("Trap 3: BEGIN is right where the tool opens nothing, and not where it does") func trap3()
    throws
  {
    let text = "BEGIN;\n\(SQL.table)COMMIT;\n"
    let unwrapped = try Shop(["m/1_x.up.sql": text], ToolChoice(.golangMigrate))
    #expect(try unwrapped.draws() == [])
    let wrapped = try Shop(["m/1_x.sql": text], ToolChoice(.sqlx))
    #expect(try wrapped.draws() == ["3 commit-in-wrapped-file"])
  }

  @Test(
    "Trap 4: what tools fill in is no syntax error",
    arguments: [
      (Tool.flyway, "ALTER TABLE ${schema}.orders ADD COLUMN a text DEFAULT '${value}';\n"),
      (.tern, "ALTER TABLE {{.prefix}}_orders ADD COLUMN a text;\n"),
      (.graphileMigrate, "GRANT SELECT ON orders TO :VISITOR;\n"),
      (.dbup, "ALTER TABLE $schema$.orders ADD COLUMN a text;\n"),
      (
        .psql,
        "\\set ON_ERROR_STOP on\nALTER TABLE :schema.orders ADD COLUMN a text DEFAULT :'v';\n"
      ),
      (
        .atlas,
        "-- atlas:delimiter -- end\n\nALTER TABLE orders ADD COLUMN a text\n-- end\nALTER TABLE orders ADD COLUMN b text\n"
      ),
    ])
  func trap4(tool: Tool, text: String) throws {
    #expect(try Shop(["m/\(tool.name(1))": text], ToolChoice(tool)).draws() == [])
  }

  @Test("Trap 5: files for another database") func trap5() throws {
    let infixes = try Shop(
      [
        "m/1_x.mysql.up.sql": "ALTER TABLE a ENGINE = X;", "m/1_x.sqlite3.up.sql": "PRAGMA x;",
        "m/1_x.cockroach.up.sql": "x", "m/1_x.postgres.up.sql": SQL.table,
      ])
    #expect(infixes.order == ["1_x.postgres.up.sql"])
    #expect(infixes.folder.others.count == 3)
    let folders = ["m/postgres/1.sql": SQL.table, "m/sqlite/1.sql": "PRAGMA x;"]
    #expect(try Shop(folders, in: "m/postgres").order == ["1.sql"])
    #expect(try Shop(folders, in: "m/sqlite").order == [])
    let prisma = try Shop(
      [
        "m/migration_lock.toml": "provider = \"mysql\"\n",
        "m/1_t/migration.sql": "ALTER TABLE `x` y",
      ])
    #expect(prisma.order == [])
    let drizzle = try Shop(
      [
        "drizzle.config.ts": "dialect: 'sqlite'", "m/0000_a.sql": "x",
        "m/meta/_journal.json": #"{"entries":[{"idx":0,"tag":"0000_a"}]}"#,
      ])
    #expect(drizzle.order == [])
    let changesets = try Shop(
      [
        "m/1.sql":
          "--liquibase formatted sql\n--changeset a:1 dbms:mysql\nALTER TABLE a ENGINE = X;\n--changeset a:2 dbms:!postgresql\nDROP TABLE a;\n--changeset a:3\n\(SQL.table)"
      ])
    #expect(try changesets.draws() == [])
  }

  @Test(
    "Trap 6: dumps and baselines draw nothing",
    arguments: [
      [
        "m/schema.sql":
          "--\n-- PostgreSQL database dump\n--\nSET statement_timeout = 0;\n\(SQL.drop)"
      ],
      [
        "m/structure.sql":
          "SET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n\(SQL.drop)"
      ],
      ["m/V1__a.sql": SQL.table, "m/B2__b.sql": SQL.table + SQL.drop],
      [
        "m/atlas.sum": "h1:", "m/1_a.sql": SQL.table,
        "m/2_b.sql": "-- atlas:checkpoint\n\n\(SQL.table)\(SQL.drop)",
      ],
      [
        "m/migration_lock.toml": "provider = \"postgresql\"\n",
        "m/0_init/migration.sql": SQL.table + SQL.drop,
      ],
    ])
  func trap6(files: [String: String]) throws { #expect(try Shop(files).draws() == []) }

  @Test("Trap 7: repeatable files come last, and the idiom in them is no danger") func trap7()
    throws
  {
    let view = "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT id FROM orders;\n"
    let flyway = try Shop([
      "m/R__v.sql": view, "m/V1__t.sql": SQL.table, "m/V2__t.sql": "SELECT 1;",
    ])
    #expect(flyway.order == ["V1__t.sql", "V2__t.sql", "R__v.sql"])
    #expect(flyway.folder.migrations.last?.direction == .repeatable)
    #expect(try flyway.draws() == [])
    let yoyo = try Shop([
      "m/yoyo.ini": "", "m/a.sql": SQL.table, "m/post-apply.sql": view, "m/z.sql": "SELECT 1;",
    ])
    #expect(yoyo.order == ["a.sql", "z.sql", "post-apply.sql"])
  }

  @Test("Trap 8: one transaction is no file, and one file no transaction") func trap8() throws {
    let text = "-- migrate:up\n\(SQL.table)-- migrate:up transaction:false\n\(SQL.index)"
    let dbmate = try Shop(["m/1.sql": text])
    #expect(try dbmate.transactions("1.sql") == ["file", "autocommit"])
    #expect(
      try Shop(["m/1_x.sql": "-- +goose Up\n\(SQL.table)CREATE INDEX i ON orders (note);\n"])
        .draws()
        == [])
  }

  @Test("Trap 9: checks are no changes") func trap9() throws {
    let archive =
      "-- atlas:txtar\n\n-- checks.sql --\nDROP TABLE orders;\n-- migration.sql --\n\(SQL.table)"
    #expect(try Shop(["m/atlas.sum": "h1:", "m/1_a.sql": archive]).draws() == [])
    let changeset =
      "--liquibase formatted sql\n--changeset a:1\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 SELECT count(*) FROM x\n\(SQL.table)"
    #expect(try Shop(["m/1.sql": changeset]).draws() == [])
  }

  @Test("Trap 10: what no plan names is dead") func trap10() throws {
    let drizzle = try Shop(
      [
        "m/0000_a.sql": SQL.table, "m/0001_b.sql": SQL.drop,
        "m/meta/_journal.json": #"{"entries":[{"idx":0,"tag":"0000_a"}]}"#,
      ])
    #expect(drizzle.order == ["0000_a.sql"])
    let sqitch = try Shop(
      [
        "m/sqitch.plan": "b 2024 A <a@b> # b\n", "m/deploy/b.sql": SQL.table,
        "m/deploy/a.sql": SQL.drop,
      ])
    #expect(sqitch.order == ["deploy/b.sql"])
    let ignored = "--liquibase formatted sql\n--changeset a:1 ignore:true\n\(SQL.drop)"
    #expect(try Shop(["m/1.sql": ignored]).draws() == [])
  }
}

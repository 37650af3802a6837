import Testing

/// Ways back: one that is missing, one that does not lead back, and what none brings again.
@Suite struct WayBackTests {
  /// A project in the form of a tool: what a migration's way there and its way back are written as.
  struct Form: Sendable, CustomTestStringConvertible {
    let tool: String
    /// The files of a migration of this number; without the second text it has no way back.
    let files: @Sendable (_ number: Int, _ up: String, _ down: String?) -> [String: String]
    /// What stands beside.
    var beside: [String: String] = [:]
    /// Whether the tool asks each migration for a way back.
    var isWanted = false

    var testDescription: String { tool }

    static func marked(_ tool: String, _ up: String, _ down: String, isWanted: Bool = false) -> Form
    {
      Form(
        tool: tool,
        files: { number, there, back in
          let rest = back.map { "\n\(down)\n\($0)\n" } ?? "\n"
          return ["m/\(number)_x.sql": "\(up)\n\(there)\(rest)"]
        }, isWanted: isWanted)
    }

    static func paired(
      _ tool: String, beside: [String: String] = [:], isWanted: Bool = false,
      _ up: @escaping @Sendable (Int) -> String, _ down: @escaping @Sendable (Int) -> String
    ) -> Form {
      Form(
        tool: tool,
        files: { number, there, back in
          var files = ["m/" + up(number): there + "\n"]
          if let back { files["m/" + down(number)] = back + "\n" }
          return files
        }, beside: beside, isWanted: isWanted)
    }
  }

  static let forms: [Form] = [
    .marked("goose", "-- +goose Up", "-- +goose Down"),
    .marked("dbmate", "-- migrate:up", "-- migrate:down", isWanted: true),
    .marked("sql-migrate", "-- +migrate Up", "-- +migrate Down"),
    .marked("tern", "", "---- create above / drop below ----"),
    .marked("rambler", "-- rambler up", "-- rambler down"),
    .marked("mybatis", "-- // x", "-- //@UNDO"),
    .marked("node-pg-migrate", "-- Up Migration", "-- Down Migration"),
    Form(
      tool: "liquibase",
      files: { number, there, back in
        let rest = back.map { "--rollback \($0)\n" } ?? ""
        return [
          "m/\(number)_x.sql":
            "--liquibase formatted sql\n--changeset a:\(number)\n\(there)\n\(rest)"
        ]
      }),
    .paired("golang-migrate", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" }),
    .paired("sqlx", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" }),
    .paired("bun", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" }),
    .paired("popx", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" }),
    .paired("diesel", { "2024-01-0\($0)-000000_x/up.sql" }, { "2024-01-0\($0)-000000_x/down.sql" }),
    .paired("hasura", { "d/170000000000\($0)_x/up.sql" }, { "d/170000000000\($0)_x/down.sql" }),
    .paired("flyway", { "V\($0)__x.sql" }, { "U\($0)__x.sql" }),
    .paired("yoyo", { "\($0)-x.sql" }, { "\($0)-x.rollback.sql" }),
    .paired(
      "sqitch",
      beside: ["m/sqitch.plan": "%project=x\n" + (1...4).map { "c\($0) 2024 A <a@b>\n" }.joined()],
      isWanted: true, { "deploy/c\($0).sql" }, { "revert/c\($0).sql" }),
    .paired("none known", { "\($0)-x-up.sql" }, { "\($0)-x-down.sql" }),
    .paired("none known", { "\($0).do.x.sql" }, { "\($0).undo.x.sql" }),
  ]

  private func check(_ files: [String: String], _ form: Form, _ arguments: String...) throws
    -> [String]
  {
    let folder = try Folder(files.merging(form.beside) { first, _ in first })
    let run = try Command(
      arguments: ["check", "--format", "concise", "--ignore", "missing-lock-timeout"]
        + (form.tool == "none known" ? [] : ["--tool", form.tool])
        + (arguments.isEmpty ? ["m"] : arguments), folder: folder.url
    ).run()
    #expect(run.exitCode < 2, "\(run.errors)")
    return run.lines.compactMap { line in
      line.firstMatch(of: /^(?:m\/)(.*):(\d+):\d+: (\w+): .* \[([\w-]+)\]$/).map {
        "\($0.output.1):\($0.output.2) \($0.output.3) \($0.output.4)"
      }
    }
  }

  private func project(_ form: Form, _ migrations: [(up: String, down: String?)]) -> [String:
    String]
  {
    var files: [String: String] = [:]
    for (index, migration) in migrations.enumerated() {
      files.merge(form.files(index + 1, migration.up, migration.down)) { first, _ in first }
    }
    // A plan names what has to be there.
    for number in (migrations.count + 1)...4 where form.tool == "sqitch" {
      files.merge(form.files(number, "SELECT 1;", "SELECT 1;")) { first, _ in first }
    }
    return files
  }

  private static let golangMigrate = Form.paired(
    "golang-migrate", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" })

  private static let table = (up: "CREATE TABLE t (id bigint PRIMARY KEY);", down: "DROP TABLE t;")
  private static let note = (
    up: "ALTER TABLE t ADD COLUMN note text;", down: "ALTER TABLE t DROP COLUMN note;"
  )

  @Test("Ways back that lead back draw nothing", arguments: forms) func whole(form: Form) throws {
    #expect(try check(project(form, [Self.table, Self.note]), form).isEmpty)
  }

  @Test("A way back is missing where most migrations before have one", arguments: forms)
  func missing(form: Form) throws {
    let drawn = try check(project(form, [Self.table, Self.note, ("SELECT 1;", nil)]), form)
    #expect(drawn.count == 1)
    #expect(drawn.first?.hasSuffix(":1 note missing-down") == true, "\(drawn)")
  }

  @Test("Where none has one, only the tool can want it", arguments: forms)
  func forward(form: Form) throws {
    let drawn = try check(project(form, [(Self.table.up, nil), (Self.note.up, nil)]), form)
    #expect(drawn.count == (form.isWanted ? 2 : 0), "\(drawn)")
  }

  @Test("A way back that leaves something behind", arguments: forms) func incomplete(form: Form)
    throws
  {
    let both = (up: Self.note.up + "\nCREATE INDEX i ON t (note);", down: "DROP INDEX i;")
    let drawn = try check(project(form, [Self.table, both]), form)
      .filter { $0.contains("incomplete-down") }
    #expect(drawn.count == 1)
    #expect(drawn.first?.contains(" note ") == true)
  }

  @Test("A way back without a word is none", arguments: forms) func blank(form: Form) throws {
    let drawn = try check(project(form, [Self.table, (Self.note.up, "")]), form)
    #expect(drawn.count == 1)
    #expect(drawn.first?.contains("note missing-down") == true, "\(drawn)")
    let none = try check(project(form, [(Self.table.up, ""), (Self.note.up, "")]), form)
    #expect(none.isEmpty || form.files(1, "", "").count == 2)
  }

  @Test("Liquibase has words for having none", arguments: ["empty", "not required"])
  func liquibase(words: String) throws {
    let form = try #require(Self.forms.first { $0.tool == "liquibase" })
    #expect(try check(project(form, [Self.table, (Self.note.up, words)]), form).isEmpty)
  }

  @Test("A way back that says why there is none", arguments: forms) func said(form: Form) throws {
    #expect(try check(project(form, [Self.table, (Self.note.up, "-- never")]), form).isEmpty)
  }

  @Test("What comes again without its data", arguments: forms) func emptied(form: Form) throws {
    let back = (up: "ALTER TABLE t DROP COLUMN note;", down: "ALTER TABLE t ADD COLUMN note text;")
    let drawn = try check(project(form, [Self.table, Self.note, back]), form)
    #expect(drawn.count == 2)
    #expect(drawn.contains { $0.contains("warning dropped-column") })
    #expect(drawn.contains { $0.contains("note irreversible") }, "\(drawn)")
  }

  @Test("What the way back fills again, or computes, is there again") func refilled() throws {
    let form = Self.forms[0]
    let drop = "ALTER TABLE t DROP COLUMN note;"
    let add = "ALTER TABLE t ADD COLUMN note text;"
    for back in [
      add + "\nUPDATE t SET note = id::text;",
      "ALTER TABLE t ADD COLUMN note text GENERATED ALWAYS AS (id + 1) STORED;",
    ] {
      let drawn = try check(project(form, [Self.table, Self.note, (drop, back)]), form)
      #expect(!drawn.contains { $0.contains("irreversible") }, "\(drawn)")
    }
    let again = (
      up: "DROP TABLE t; CREATE TABLE t (id int);",
      down: "DROP TABLE t; CREATE TABLE t (id bigint PRIMARY KEY);"
    )
    let drawn = try check(project(form, [Self.table, again]), form)
    #expect(!drawn.contains { $0.contains("irreversible") }, "lost on the way there: \(drawn)")
  }

  @Test("Of one version there may be a file for each database") func dialects() throws {
    let form = Form.paired("popx", { "\($0)_x.up.sql" }, { "\($0)_x.down.sql" })
    var files = project(form, [Self.table, Self.note])
    files["m/2_x.autocommit.up.sql"] = "SELECT 1;\n"
    #expect(try check(files, form).filter { $0.contains("-down") }.isEmpty)
  }

  @Test("History is not asked for ways back") func history() throws {
    let form = Self.golangMigrate
    let files = project(form, [Self.table, (Self.note.up, nil), ("SELECT 1;", "SELECT 1;")])
    #expect(try check(files, form, "--start-after", "2", "m").isEmpty)
    #expect(try check(files, form, "m/3_x.up.sql", "m/3_x.down.sql").isEmpty)
  }

  @Test("A way back alone is held against its way there") func alone() throws {
    let form = Self.golangMigrate
    let files = project(form, [Self.table, (Self.note.up, "SELECT 1;")])
    #expect(try check(files, form, "m/2_x.down.sql") == ["2_x.down.sql:1 note incomplete-down"])
  }

  @Test("A table's new name goes back with what it held") func renamed() throws {
    let form = Self.forms[0]
    let files = project(
      form,
      [
        Self.table,
        (
          "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN id TO key;",
          "ALTER TABLE u RENAME COLUMN key TO id; ALTER TABLE u RENAME TO t;"
        ),
      ])
    #expect(try check(files, form).allSatisfy { $0.contains("renamed-") })
  }
}

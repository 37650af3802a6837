import Foundation
import Testing

/// The first run on an old repository, and `init`, which is what it says to type.
@Suite struct FirstRunTests {
  private func history(_ count: Int) throws -> Folder {
    let folder = try Folder()
    for index in 1...count {
      let text =
        "CREATE TABLE t\(index) (a int);\n"
        + (index > 1 ? "CREATE INDEX ON t\(index - 1) (a);\n" : "")
      try folder.write("db/migrations/\(index)_t.sql", Array(text.utf8))
    }
    return folder
  }

  @Test("Frames for the newest 50, the table of all, and what to type") func longHistory() throws {
    let folder = try history(61)
    let run = try lockkeeper("check", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.errors == "db/migrations (61 files)\n")
    let frames = run.lines.filter { $0.hasPrefix("error[") || $0.hasPrefix("note[") }
    #expect(frames.count == 50)
    #expect(!run.output.contains("db/migrations/11_t.sql:2:1\n"))
    #expect(run.output.contains("120 findings in 60 files; frames shown for the newest 50."))
    #expect(run.output.contains("61_t.sql:2"))
    #expect(run.output.contains("Applied migrations cannot be changed."))
    #expect(
      run.output.contains(
        "lockkeeper init        writes lockkeeper.jsonc with \"startAfter\": \"61\""))
    let concise = try lockkeeper("check", "--format", "concise", in: folder)
    #expect(concise.lines.count == 120)
  }

  @Test("With a cut everything is drawn, and nothing advised") func cut() throws {
    let run = try lockkeeper("check", "--start-after", "1", in: try history(61))
    #expect(!run.output.contains("Applied migrations"))
    let configured = try history(61)
    try configured.write("lockkeeper.jsonc", Array("{}".utf8))
    let said = try lockkeeper("check", in: configured)
    #expect(said.output.contains("lockkeeper.jsonc        add  \"startAfter\": \"61\""))
  }

  @Test("init writes what the next run needs, which finds nothing") func initialise() throws {
    let folder = try history(61)
    let run = try lockkeeper("init", in: folder)
    #expect(run.exitCode == 0)
    let text = try folder.text("lockkeeper.jsonc")
    #expect(text.contains("\"migrations\": [\"db/migrations\"],"))
    #expect(text.contains("\"startAfter\": \"61\","))
    let check = try lockkeeper("check", in: folder)
    #expect(check.exitCode == 0)
    #expect(check.output.contains("No findings. 0 files judged after 61 played"))
    try folder.write("db/migrations/62_t.sql", Array("CREATE INDEX ON t61 (a);".utf8))
    let next = try lockkeeper("check", "--format", "concise", in: folder)
    #expect(next.lines.count == 2)
    let again = try lockkeeper("init", in: folder)
    #expect(again.exitCode == 2)
    #expect(again.errors.contains("lockkeeper.jsonc is there already"))
    #expect(try folder.text("lockkeeper.jsonc") == text)
  }

  @Test("init reads .squawk.toml") func squawk() throws {
    let folder = try history(3)
    try folder.write(
      ".squawk.toml",
      Array(
        """
        pg_version = "16.2"
        excluded_rules = ["ban-drop-table", "no-such-rule"]
        excluded_paths = ["db/migrations/3_t.sql"]
        """.utf8))
    #expect(try lockkeeper("init", in: folder).exitCode == 0)
    let text = try folder.text("lockkeeper.jsonc")
    #expect(text.contains("\"postgres\": 16,"))
    #expect(text.contains("\"dropped-table\": \"off\", // ban-drop-table"))
    #expect(text.contains("// no-such-rule: nothing like it is judged here"))
    #expect(text.contains("\"exclude\": [\"db/migrations/3_t.sql\"],"))
    #expect(text.contains("\"startAfter\": \"2\","))
    #expect(try lockkeeper("check", in: folder).exitCode == 0)
  }

  @Test("init names each of several histories") func monorepo() throws {
    let folder = try Folder([
      "services/billing/db/migrations/V1__a.sql": "CREATE TABLE a (id int);",
      "services/search/db/migrations/V1__a.sql": "CREATE TABLE a (id int);",
    ])
    #expect(try lockkeeper("init", in: folder).exitCode == 0)
    let text = try folder.text("lockkeeper.jsonc")
    #expect(text.contains("\"billing\": {"))
    #expect(text.contains("\"search\": {"))
    let check = try lockkeeper("check", in: folder)
    #expect(check.exitCode == 0)
    #expect(check.output.contains("after 2 played"))
  }

  @Test("init without migrations is 2") func nothing() throws {
    let run = try lockkeeper("init", in: try Folder(["readme.md": ""]))
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("no migrations were found below this folder"))
  }
}

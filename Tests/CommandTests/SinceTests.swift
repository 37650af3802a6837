import Foundation
import Testing

/// `--since`: what a branch changed is the change set.
@Suite struct SinceTests {
  private func repository() throws -> Folder {
    let folder = try Folder(CutTests.files.filter { $0.key < "m/0010" })
    try git(folder, "init", "-q", "-b", "main")
    try commit(folder)
    try git(folder, "checkout", "-q", "-b", "work")
    for (name, text) in CutTests.files where name >= "m/0010" {
      try folder.write(name, Array(text.utf8))
    }
    return folder
  }

  private func git(_ folder: Folder, _ words: String...) throws {
    let run = try Command(
      program: URL(filePath: "/usr/bin/env"), arguments: ["git"] + words, folder: folder.url
    ).run()
    try #require(run.exitCode == 0, "\(run.errors)")
  }

  private func commit(_ folder: Folder) throws {
    try git(folder, "add", "-A")
    try git(folder, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x")
  }

  private func check(_ folder: Folder, _ words: String...) throws -> Command.Outcome {
    try Command(arguments: ["check", "--format", "concise"] + words, folder: folder.url).run()
  }

  @Test("New files are one change set, committed or not") func newFiles() throws {
    let folder = try repository()
    let wanted: Set = ["m/0011_i.sql:2", "m/0013_j.sql:1"]
    for isCommitted in [false, true] {
      if isCommitted { try commit(folder) }
      let run = try check(folder, "--since", "main")
      let places = run.lines.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
      #expect(Set(places) == wanted)
    }
    let one = try check(folder, "--since", "main", "m/0013_j.sql").lines
    #expect(!one.isEmpty && one.allSatisfy { $0.hasPrefix("m/0013_j.sql:1:") })
    let unchanged = try check(folder, "--since", "main", "m/0003_c.sql")
    #expect(unchanged.exitCode == 0)
    #expect(unchanged.errors == "m/0003_c.sql is not judged: it is the same as in main\n")
  }

  @Test("A new file that sorts before applied ones is reported, a changed one is not") func late()
    throws
  {
    let folder = try repository()
    try commit(folder)
    try git(folder, "checkout", "-q", "-b", "more")
    try folder.write("m/0009_late.sql", Array("SELECT 1;\n".utf8))
    try folder.write("m/0002_b.sql", Array("CREATE TABLE b (id int); -- b\n".utf8))
    let run = try check(folder, "--since", "work")
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("m/0009_late.sql:1:1: warning: This file is new"))
    #expect(run.output.hasSuffix("[late-migration]\n"))
  }

  @Test("It beats startAfter of the configuration, and works from below") func below() throws {
    let folder = try repository()
    try folder.write("lockkeeper.jsonc", Array("{\"startAfter\": \"0013\"}".utf8))
    #expect(try check(folder, "m").output.isEmpty)
    let run = try Command(
      arguments: ["check", "--format", "concise", "--since", "main"],
      folder: folder.url.appending(path: "m")
    ).run()
    #expect(Set(run.lines.map { String($0.prefix(11)) }) == ["0011_i.sql:", "0013_j.sql:"])
  }

  @Test("A shallow clone is 2 and says fetch-depth: 0") func shallow() throws {
    let folder = try repository()
    try commit(folder)
    let clone = try Folder()
    let source = "file://" + folder.url.path(percentEncoded: false)
    try git(clone, "clone", "-q", "--depth", "1", source, "c")
    let run = try Command(
      arguments: ["check", "--since", "HEAD", "c"], folder: clone.url
    ).run()
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("fetch-depth: 0"))
  }

  @Test("What git ignores is no part of history, unless it is named") func ignored() throws {
    let folder = try repository()
    try folder.write(".gitignore", Array("*_scratch.sql\n".utf8))
    try folder.write("m/0004_scratch.sql", Array("DROP TABLE b;\n".utf8))
    for path in ["m", "./m", "./m/0011_i.sql"] {
      let run = try lockkeeper("check", "--format", "json", path, in: folder)
      #expect(!run.output.contains("scratch"), "\(path)")
    }
    let named = try check(folder, "m/0004_scratch.sql")
    #expect(named.lines.contains { $0.hasPrefix("m/0004_scratch.sql:1:") })
  }

  @Test("A commit that is not there is 2, with the nearest") func unknown() throws {
    let run = try check(try repository(), "--since", "mian")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("git knows no commit 'mian'"))
    #expect(run.errors.contains("did you mean main?"))
  }
}

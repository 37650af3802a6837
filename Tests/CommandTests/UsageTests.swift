import Foundation
import Testing

/// How the command line answers people: help where they look for it, the nearest word where they
/// mistype.
@Suite struct UsageTests {
  @Test(
    "Help is asked for in many ways",
    arguments: [
      ["--help"], ["-h"], ["help"], ["check", "--help"], ["check", "-h"], ["help", "check"],
    ])
  func help(arguments: [String]) throws {
    let run = try Command(arguments: arguments).run()
    #expect(run.exitCode == 0)
    #expect(run.output.contains("lockkeeper check"))
    #expect(run.errors.isEmpty)
  }

  @Test("Help for a command is its own", arguments: ["check", "explain", "rules"])
  func helpForCommand(command: String) throws {
    let page = try lockkeeper("help", command)
    #expect(page.exitCode == 0)
    #expect(page.output.contains("lockkeeper \(command)"))
    #expect(try lockkeeper(command, "--help").output == page.output)
  }

  @Test("--version is one line") func version() throws {
    let run = try lockkeeper("--version")
    #expect(run.exitCode == 0)
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("lockkeeper "))
    #expect(run.errors.isEmpty)
  }

  @Test(
    "A mistyped word names its nearest neighbour",
    arguments: [
      (["chekc", "a.sql"], "check"),
      (["check", "--formt", "json", "a.sql"], "--format"),
      (["check", "--format", "concis", "a.sql"], "concise"),
      (["check", "--fail-on", "eror", "a.sql"], "error"),
      (["check", "--transaction", "fiel", "a.sql"], "file"),
      (["check", "--select", "blocking-index-bild", "a.sql"], "blocking-index-build"),
      (["check", "--ignore", "renamed-colum", "a.sql"], "renamed-column"),
      (["check", "--output", "sarfi=out", "a.sql"], "sarif"),
      (["explain", "dropped-tabel"], "dropped-table"),
      (["explain", "drop-colum"], "dropped-column"),
      (["explain", "drop_column"], "dropped-column"),
      (["explain", "banDropColumn"], "dropped-column"),
      (["check", "--select", "ban-drop-colum", "a.sql"], "dropped-column"),
      (["help", "chek"], "check"),
    ])
  func nearest(arguments: [String], neighbour: String) throws {
    let folder = try Folder(["a.sql": "SELECT 1;\n"])
    let run = try Command(arguments: arguments, folder: folder.url).run()
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(neighbour), "\(run.errors)")
  }

  @Test(
    "An option without its value, and a value where none belongs, are 2",
    arguments: [["check", "--format"], ["check", "--allow-empty=yes", "a.sql"], ["explain"]])
  func incomplete(arguments: [String]) throws {
    let folder = try Folder(["a.sql": "SELECT 1;\n"])
    let run = try Command(arguments: arguments, folder: folder.url).run()
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test("An option's value stands behind it or behind =") func values() throws {
    let folder = try Folder(["a.sql": "CREATE INDEX ON t (a);\n"])
    let apart = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(apart.exitCode == 1)
    #expect(try lockkeeper("check", "a.sql", "--format=concise", in: folder).output == apart.output)
  }

  @Test("No command at all is 2, and says what there is") func noCommand() throws {
    let run = try lockkeeper()
    #expect(run.exitCode == 2)
    #expect((run.output + run.errors).contains("check"))
  }

  @Test("rules lists every rule, explain prints each page") func pages() throws {
    let list = try lockkeeper("rules")
    #expect(list.exitCode == 0)
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Products.package.appending(path: "rules").path())
    for page in pages.sorted() where page.hasSuffix(".md") {
      let id = String(page.dropLast(3))
      #expect(list.lines.contains { $0.split(separator: " ").contains(Substring(id)) }, "\(id)")
      let run = try lockkeeper("explain", id)
      #expect(run.exitCode == 0, "\(id)")
      #expect(run.output.contains(id))
      #expect(run.errors.isEmpty)
    }
  }
}

import Foundation
import Testing

/// What is written, and where: formats, files, colour, a pipe that closes, bytes that could do harm.
@Suite struct OutputTests {
  static let index = "CREATE INDEX t_a_idx ON t (a);\n"

  @Test("--output writes files beside the report, as often as it is given") func files() throws {
    let folder = try Folder(["a.sql": Self.index])
    let run = try lockkeeper(
      "check", "a.sql", "--format", "concise", "--output", "sarif=out.sarif", "--output",
      "json=out.json", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.output.hasPrefix("a.sql:1:1: error: "))
    for name in ["out.sarif", "out.json"] {
      #expect(throws: Never.self, "\(name)") {
        try JSONSerialization.jsonObject(with: Data(folder.text(name).utf8))
      }
      #expect(try folder.text(name).contains("blocking-index-build"))
    }
  }

  @Test("A report that cannot be written is 2") func unwritable() throws {
    let folder = try Folder(["a.sql": Self.index])
    let run = try lockkeeper(
      "check", "a.sql", "--format", "concise", "--output", "json=no/such/folder.json", in: folder)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("no/such/folder.json"))
    #expect(run.output.hasPrefix("a.sql:1:1: error: "))
  }

  @Test("Standard output holds the report alone", arguments: ["json", "sarif"])
  func alone(format: String) throws {
    let folder = try Folder(["a.sql": Self.index])
    let run = try lockkeeper("check", "a.sql", "nowhere.sql", "--format", format, in: folder)
    #expect(run.exitCode == 2)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
  }

  @Test(
    "Colour is asked for, or left out",
    arguments: [
      ([:], [], false),
      (["FORCE_COLOR": "1"], [], true),
      (["NO_COLOR": "1"], [], false),
      (["NO_COLOR": "1", "FORCE_COLOR": "1"], [], false),
      (["NO_COLOR": "", "FORCE_COLOR": "1"], [], true),
      (["TERM": "dumb"], [], false),
      (["NO_COLOR": "1"], ["--color", "always"], true),
      (["FORCE_COLOR": "1"], ["--color", "never"], false),
      (["FORCE_COLOR": "1"], ["--format", "json"], false),
    ] as [([String: String], [String], Bool)])
  func colour(environment: [String: String], arguments: [String], expected: Bool) throws {
    let folder = try Folder(["a.sql": Self.index])
    let run = try Command(
      arguments: ["check", "a.sql"] + arguments, environment: environment, folder: folder.url
    ).run()
    #expect(run.exitCode == 1)
    #expect(run.output.contains("\u{1B}[") == expected)
  }

  @Test("A closed pipe ends quietly") func closedPipe() throws {
    let folder = try Folder([
      "a.sql": (1...2_000).map { "CREATE INDEX i\($0) ON t (a);\n" }.joined(),
      "run": "{ \"$0\" check --format concise a.sql; echo \"left with $?\" >&2; } | head -n 1",
    ])
    let run = try Command(
      program: URL(filePath: "/bin/sh"),
      arguments: ["-c", folder.text("run"), Products.lockkeeper.path(percentEncoded: false)],
      folder: folder.url
    ).run()
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("a.sql:1:1: error: "))
    // 141 is a death by SIGPIPE, as that of any other filter.
    #expect(["left with 1\n", "left with 141\n"].contains(run.errors), "\(run.errors)")
  }

  @Test(
    "Control characters are never written raw", arguments: ["text", "concise", "github", "json"])
  func controlCharacters(format: String) throws {
    let name = "a\u{1B}[2J\u{07}\r::error::b\u{7F}\u{9B}31m.sql"
    let sql =
      "::error::x\u{1B}[31m;\n/* \u{1B}]0;\u{07} \u{9B}1m */ CREATE INDEX ON \"t\u{08}\u{1B}[0m\" (a);\n"
    let folder = try Folder([name: sql])
    let run = try lockkeeper("check", "--format", format, name, in: folder)
    #expect(run.exitCode == 1)
    #expect(run.output.contains("blocking-index-build"))
    let missing = try lockkeeper("check", "--format", format, name + "x", in: folder)
    #expect(missing.exitCode == 2)

    for text in [run.output, run.errors, missing.output, missing.errors] {
      let harmful = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
      }
      #expect(harmful.isEmpty, "\(harmful.map { String($0.value, radix: 16) })")
    }
    if format == "text" {
      #expect(!run.lines.contains { $0.hasPrefix("::") })
    }
  }

  @Test("A great deal of output is no trouble") func muchOutput() throws {
    let count = 3_000
    let folder = try Folder([
      "a.sql": (1...count).map { "CREATE INDEX i\($0) ON t (a);\n" }.joined()
    ])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.lines.count == count + 1, "and that no lock_timeout is set")
  }
}

import Foundation
import Testing

/// What is read: standard input, odd names, odd bytes.
@Suite struct InputTests {
  static let index = "CREATE INDEX t_a_idx ON t (a);\n"

  @Test("A lone dash is standard input") func dash() throws {
    let run = try lockkeeper("check", "--format", "concise", "-", input: Self.index)
    #expect(run.exitCode == 1)
    #expect(run.lines.count == 2)
    #expect(run.output.contains(":1:1: error: "))
  }

  @Test("--stdin-filename names standard input") func stdinFilename() throws {
    let name = "db/migrations/V3__a b.sql"
    let run = try lockkeeper(
      "check", "--format", "concise", "--stdin-filename", name, "-", input: Self.index)
    #expect(run.exitCode == 1)
    #expect(run.output.hasPrefix("\(name):1:1: error: "))
    let short = try lockkeeper(
      "check", "--format", "concise", "--stdin-filename", name, input: Self.index)
    #expect(short.output == run.output, "the name alone means standard input")
  }

  @Test("Empty standard input is 2, unless it has a name") func emptyInput() throws {
    let run = try lockkeeper("check", "-")
    #expect(run.exitCode == 2)
    #expect(!run.errors.isEmpty)
    #expect(try lockkeeper("check", "--stdin-filename", "a.sql", "-").exitCode == 0)
  }

  @Test("Invalid UTF-8 is a finding at its byte, and the rest is judged") func invalidUTF8() throws
  {
    let folder = try Folder()
    try folder.write("a.sql", Array("SELECT '".utf8) + [0xFF] + Array("';\n\(Self.index)".utf8))
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.exitCode == 1)
    #expect(
      run.lines.contains { $0.hasPrefix("a.sql:1:9: ") && $0.hasSuffix("[invalid-encoding]") })
    #expect(run.lines.contains { $0.hasPrefix("a.sql:2:1: ") && $0.hasSuffix("index-build]") })
  }

  @Test("A byte order mark is no SQL") func byteOrderMark() throws {
    let folder = try Folder()
    try folder.write("a.sql", [0xEF, 0xBB, 0xBF] + Array("SELECT 1;\n\(Self.index)".utf8))
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.lines.count == 2)
    #expect(run.output.hasPrefix("a.sql:2:1: "))
  }

  @Test("Lines end in LF, CRLF or CR", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let folder = try Folder([
      "a.sql": ["-- one", "", "  CREATE INDEX ON t (a);", ""].joined(separator: end)
    ])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.lines.count == 2)
    #expect(run.output.hasPrefix("a.sql:3:3: "))
  }

  @Test("Columns count characters") func columns() throws {
    let folder = try Folder(["a.sql": "/* é🐘 */\tCREATE INDEX ON t (a);"])
    let run = try lockkeeper("check", "--format", "concise", "a.sql", in: folder)
    #expect(run.output.hasPrefix("a.sql:1:10: "))
  }

  @Test("Paths stand as the user wrote them, without ./") func paths() throws {
    let folder = try Folder(["in here/a b.sql": Self.index])
    for path in ["in here/a b.sql", "./in here/a b.sql", "in here", "./in here/"] {
      let run = try lockkeeper("check", "--format", "concise", path, in: folder)
      #expect(run.output.hasPrefix("in here/a b.sql:1:1: "), "\(path)")
    }
    let whole = folder.url.appending(path: "in here/a b.sql").path(percentEncoded: false)
    let run = try lockkeeper("check", "--format", "concise", whole)
    #expect(run.output.hasPrefix("\(whole):1:1: "))
  }

  @Test("A name that begins with a dash comes after --") func leadingDash() throws {
    let folder = try Folder(["-a.sql": Self.index, "--help": Self.index])
    let run = try lockkeeper("check", "--format", "concise", "--", "-a.sql", "--help", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.output.contains("-a.sql:1:1: error: "))
    #expect(run.output.contains("--help:1:1: error: "))
  }

  @Test("A file named twice is judged once") func twice() throws {
    let folder = try Folder(["sub/a.sql": Self.index])
    let run = try lockkeeper(
      "check", "--format", "concise", "sub/a.sql", "sub", "./sub/a.sql", in: folder)
    #expect(run.lines.count == 2)
    #expect(run.output.hasPrefix("sub/a.sql:1:1: "))
  }

  @Test("One file or all of them: the findings are the same") func alone() throws {
    let folder = try Folder([
      "m/1.sql": "CREATE TABLE t (a int);\n", "m/2.sql": Self.index, "m/3.sql": "DROP TABLE t;\n",
    ])
    let together = try lockkeeper("check", "--format", "concise", "m", in: folder).lines
    let singly = try ["m/1.sql", "m/2.sql", "m/3.sql"].flatMap {
      try lockkeeper("check", "--format", "concise", $0, in: folder).lines
    }
    #expect(together == singly)
    #expect(Set(together.map { $0.prefix(7) }) == ["m/2.sql", "m/3.sql"])
  }
}

import Rulebook
import Rules
import Semantics
import Syntax
import Testing

@testable import Reporting

/// The contract with programs, key by key.
@Suite struct JSONReportTests {
  private let sample = Sample("db/a.sql", "-- é🐘\nCREATE /*🐘*/ INDEX i\n  ON t (c);\n").with {
    $0.runner = .file
    $0.statements = 5
  }
  private let old = Sample("db/0.sql", "CREATE TABLE t (c int);").with { $0.role = .history }

  @Test func tellsEverythingOfAFinding() throws {
    let finding = sample.finding("Writes wait.", at: "INDEX i\n  ON") {
      $0.label = "here"
      $0.notes = [
        Note("made here", at: old.span(of: "t ("), in: "db/0.sql"),
        Note("or there", at: SourceSpan(5, 9), in: "db/gone.sql"),
      ]
      $0.lock = "SHARE on t"
      $0.work = "builds i"
      $0.also = "reads wait too"
      $0.wayOut = ["one:", "+ two"]
      $0.assumes = ["TimeZone is UTC"]
      $0.fix = Fix("build it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: 30)])
    }
    let json = try Decoded(report([old, sample], [finding], servers: [15, 18]), as: .json)
    #expect(json.keys == ["files", "findings", "postgres", "summary", "version"])
    #expect(json["version"].int == 1)
    #expect(json["postgres"].ints == [15, 18])
    let entry = json["findings"][0]
    #expect(
      entry.keys == [
        "allowed", "also", "assumes", "category", "column", "endColumn", "endLine", "fingerprint",
        "fix", "label", "length", "line", "lock", "message", "notes", "offset", "path", "rule",
        "severity", "wayOut", "work",
      ])
    #expect(entry["rule"].string == "blocking-index-build")
    #expect(entry["severity"].string == "error")
    #expect(entry["category"].string == "locking")
    #expect(entry["path"].string == "db/a.sql")
    #expect(
      ["line", "column", "endLine", "endColumn"].map { entry[$0].int } == [2, 14, 3, 5])
    #expect(["offset", "length"].map { entry[$0].int } == [26, 12])
    #expect(entry["label"].string == "here")
    #expect(entry["lock"].string == "SHARE on t")
    #expect(entry["work"].string == "builds i")
    #expect(entry["also"].string == "reads wait too")
    #expect(entry["wayOut"].string == "one:\n+ two")
    #expect(entry["assumes"].strings == ["TimeZone is UTC"])
    #expect(entry["allowed"].isNull)
    let fix = entry["fix"]
    #expect(fix["title"].string == "build it CONCURRENTLY")
    #expect(["offset", "length"].map { fix["edits"][0][$0].int } == [30, 0])
    #expect(fix["edits"][0]["text"].string == " CONCURRENTLY")
    let notes = entry["notes"]
    #expect(notes[0].keys == ["column", "line", "message", "path"])
    #expect(["line", "column"].map { notes[0][$0].int } == [1, 14])
    #expect(notes[1]["path"].string == "db/gone.sql")
    #expect(notes[1]["line"].isNull && notes[1]["column"].isNull)
  }

  @Test func writesNullWhereThereIsNothing() throws {
    let entry = try Decoded(report([sample], [sample.finding(at: "INDEX")]), as: .json)["findings"][
      0]
    for key in ["label", "lock", "work", "also", "fix", "allowed"] {
      #expect(entry[key].isNull, "\(key)")
    }
    #expect(entry["notes"].count == 0 && !entry["notes"].isMissing)
    #expect(entry["wayOut"].string == "")
  }

  @Test func listsFilesAndCounts() throws {
    let findings = [
      sample.finding(at: "INDEX"),
      sample.finding(at: "INDEX", severity: .note),
      sample.finding(at: "INDEX", allowance: .because("twelve rows")),
    ]
    let json = try Decoded(report([old, sample], findings), as: .json)
    let counts = [
      "judged", "played", "statements", "notUnderstood", "errors", "warnings", "notes", "allowed",
    ]
    #expect(json["summary"].keys == counts.sorted())
    #expect(counts.map { json["summary"][$0].int } == [1, 1, 5, 0, 1, 0, 1, 1])
    #expect(json["findings"].count == 3)
    #expect(json["findings"][2]["allowed"].string == "twelve rows")
    #expect(json["files"].elements.map { $0["role"].string } == ["history", "judged"])
    let file = json["files"][1]
    #expect(file["path"].string == "db/a.sql")
    #expect(file["direction"].string == "up")
    #expect(file["transaction"].string == "file")
    #expect(file["statements"].int == 5 && file["notUnderstood"].int == 0)
    for key in ["tool", "toolBecause", "database"] { #expect(file[key].isNull, "\(key)") }
  }

  @Test func sharesItsFingerprintWithSARIF() throws {
    let report = report([sample], [sample.finding(at: "INDEX"), sample.finding(at: "CREATE")])
    let json = try Decoded(report, as: .json)["findings"]
    let sarif = try Decoded(report, as: .sarif)["runs"][0]["results"]
    let ours = json.elements.compactMap { $0["fingerprint"].string }
    #expect(Set(ours).count == 2)
    #expect(
      ours == sarif.elements.compactMap { $0["partialFingerprints"]["lockkeeper/v1"].string })
  }

  @Test func keepsHostileTextForItsReader() throws {
    let message = "\u{1B}[31m\u{9B}\u{202E}##[error]\u{E0041}é🐘/\\##"
    let json = try Decoded(report([sample], [sample.finding(message, at: "INDEX")]), as: .json)
    #expect(json["findings"][0]["message"].string == message)
  }

  @Test func aCleanRunHasEveryKey() throws {
    let json = try Decoded(report([], []), as: .json)
    #expect(json["files"].count == 0 && !json["files"].isMissing)
    #expect(json["findings"].count == 0 && !json["findings"].isMissing)
    #expect(json["summary"]["errors"].int == 0)
  }
}

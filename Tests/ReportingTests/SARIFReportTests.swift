import Rulebook
import Rules
import Syntax
import Testing

@testable import Reporting

/// What code scanning and its readers need of SARIF.
@Suite struct SARIFReportTests {
  private let sample = Sample("./a.sql", "SELECT 'é🐘';\r\nCREATE INDEX /*🐘*/ i\r\n  ON t (c);\n")
    .with { $0.repositoryPath = "db/ä b#1%?.sql" }

  private func run(_ report: Report, suppressions: Bool = false) throws -> Decoded {
    try Decoded(report, as: .sarif, Style(suppressions: suppressions))["runs"][0]
  }

  @Test func isOneRunWithAllRules() throws {
    let log = try Decoded(report([sample], []), as: .sarif)
    #expect(log["$schema"].string == "https://json.schemastore.org/sarif-2.1.0.json")
    #expect(log["version"].string == "2.1.0")
    #expect(log["runs"].count == 1)
    let run = log["runs"][0]
    #expect(!run["results"].isMissing && run["results"].count == 0)
    #expect(run["columnKind"].string == "utf16CodeUnits")
    #expect(run["originalUriBaseIds"]["%SRCROOT%"].keys == ["description"])
    let driver = run["tool"]["driver"]
    #expect(driver["name"].string == "Lockkeeper")
    #expect(driver["semanticVersion"].string == Lockkeeper.version)
    #expect(driver["rules"].elements.map { $0["id"].string } == RuleID.allCases.map(\.rawValue))
  }

  @Test func describesEachRule() throws {
    let rules = try run(report([], []))["tool"]["driver"]["rules"].elements
    for (rule, id) in zip(rules, RuleID.allCases) {
      #expect(rule["shortDescription"]["text"].string == id.title)
      #expect(rule["fullDescription"]["text"].string == id.summary)
      #expect((rule["fullDescription"]["text"].string ?? "").utf16.count <= 1_024)
      #expect(rule["help"]["markdown"].string == id.page)
      #expect(rule["help"]["text"].string == id.page)
      #expect(rule["helpUri"].string?.hasSuffix("/rules/\(id.rawValue).md") == true)
      #expect(rule["defaultConfiguration"]["level"].string == id.severity.rawValue)
      #expect(rule["defaultConfiguration"]["enabled"].bool == id.isOnByDefault)
      #expect(rule["properties"].keys == ["precision", "problem.severity", "tags"])
      #expect(rule["properties"]["tags"].strings?.first == id.category.rawValue)
    }
    #expect(rules[RuleID.blockingIndexBuild.index]["name"].string == "BlockingIndexBuild")
  }

  @Test func placesByUTF16() throws {
    let findings = [
      sample.finding(at: "';"),
      sample.finding(at: "i\r\n  ON", rule: .syntaxError, severity: .note),
    ]
    let results = try run(report([sample], findings))["results"]
    let place = results[0]["locations"][0]["physicalLocation"]
    #expect(place["region"].region == [1, 12, 1, 14])
    #expect(place["artifactLocation"]["uri"].string == "db/%C3%A4%20b%231%25%3F.sql")
    #expect(place["artifactLocation"]["uriBaseId"].string == "%SRCROOT%")
    #expect(
      results[1]["locations"][0]["physicalLocation"]["region"].region == [2, 21, 3, 5])
    #expect(results[1]["level"].string == "note")
    #expect(results[1]["ruleId"].string == "syntax-error")
    #expect(results[1]["ruleIndex"].int == RuleID.allCases.firstIndex(of: .syntaxError))
  }

  @Test func namesFilesOutsideOfARepository() throws {
    let away = Sample("/tmp/a b.sql", "x")
    let result = try run(report([away], [away.finding(at: "x")]))["results"][0]
    let artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    #expect(artifact["uri"].string == "file:///tmp/a%20b.sql")
    #expect(artifact["uriBaseId"].isMissing)
  }

  @Test func carriesNotesAndFixes() throws {
    let index = sample.span(of: "CREATE INDEX")
    let finding = sample.finding("Index on a[1](2) waits.", at: "CREATE INDEX") {
      $0.wayOut = ["build it CONCURRENTLY"]
      $0.notes = [
        Note("here", at: sample.span(of: "t (")), Note("there", at: .init(4, 5), in: "b"),
      ]
      $0.fix = Fix(
        "build it CONCURRENTLY",
        [Edit(replace: sample.span(of: " /*🐘*/"), with: ""), Edit(insert: " C", at: index.end)])
    }
    let result = try run(report([sample], [finding]))["results"][0]
    #expect(
      result["message"]["text"].string
        == "Index on a[1\\](2) waits.\nWay out: build it CONCURRENTLY")
    let related = result["relatedLocations"]
    #expect(related.elements.map { $0["id"].int } == [1, 2])
    #expect(related[0]["physicalLocation"]["region"].region == [3, 6, 3, 9])
    #expect(related[0]["message"]["text"].string == "here")
    #expect(related[1]["physicalLocation"]["artifactLocation"]["uri"].string == "b")
    #expect(related[1]["physicalLocation"]["region"].isMissing)
    let fix = result["fixes"][0]
    #expect(fix["description"]["text"].string == "build it CONCURRENTLY")
    let replacements = fix["artifactChanges"][0]["replacements"]
    #expect(replacements.elements.map { $0["insertedContent"]["text"].string } == ["", " C"])
    #expect(replacements[0]["deletedRegion"].region == [2, 13, 2, 20])
    #expect(replacements[1]["deletedRegion"].region == [2, 13, 2, 13])
  }

  @Test func hashesTheLine() throws {
    let result = try run(report([sample], [sample.finding(at: "CREATE")]))["results"][0]
    let hashes = LineHashes(sample.source.bytes, lines: [2])
    #expect(result["partialFingerprints"].keys == ["lockkeeper/v1", "primaryLocationLineHash"])
    #expect(
      result["partialFingerprints"]["primaryLocationLineHash"].string == hashes.hash(ofLine: 2))
  }

  @Test func leavesAllowedOutUnlessAsked() throws {
    let allowed = sample.finding(at: "CREATE", allowance: .because("twelve rows"))
    let report = report([sample], [sample.finding(at: "INDEX"), allowed])
    let results = try run(report)["results"]
    #expect(results.count == 1)
    #expect(results[0]["suppressions"].isMissing)
    let all = try run(report, suppressions: true)["results"]
    #expect(all.count == 2)
    #expect(all[0]["suppressions"].count == 0 && !all[0]["suppressions"].isMissing)
    #expect(all[1]["suppressions"][0]["kind"].string == "inSource")
    #expect(all[1]["suppressions"][0]["justification"].string == "twelve rows")
    #expect(
      all[0]["partialFingerprints"]["lockkeeper/v1"].string
        == results[0]["partialFingerprints"]["lockkeeper/v1"].string)
  }

  @Test func writesTheSameBytesTwice() {
    let report = report([sample], [sample.finding(at: "INDEX"), sample.finding(at: "CREATE")])
    #expect(written(report, as: .sarif) == written(report, as: .sarif))
  }
}

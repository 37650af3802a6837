import Rulebook
import Rules
import Syntax
import Testing

@testable import Reporting

/// GitHub's line hash against its published vectors, and our own fingerprint's promises.
@Suite struct FingerprintTests {
  private func hashes(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let lines = 1...LineMap(bytes).count
    let hashes = LineHashes(bytes, lines: Set(lines))
    return lines.compactMap(hashes.hash(ofLine:))
  }

  @Test func agreesWithGitHub() {
    #expect(hashes("") == ["c129715d7a2bc9a3:1"])
    #expect(
      hashes(" a\nb\n  \t\tc\n d") == [
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
      ])
    #expect(
      hashes("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n") == [
        "e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
        "54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1",
      ])
  }

  @Test func takesEveryLineEndForOne() {
    let text = " a\nb\n\nc\n d"
    #expect(hashes(text.replacing("\n", with: "\r\n")) == hashes(text))
    #expect(hashes(text.replacing("\n", with: "\r")) == hashes(text))
  }

  @Test func countsLinesThatAgree() {
    let line = String(repeating: "x", count: 120)
    #expect(hashes("\(line)\n\(line)\n").prefix(2).map { $0.suffix(2) } == [":1", ":2"])
  }

  private func fingerprints(_ sample: Sample, _ findings: [Finding]) -> [String] {
    let report = report([sample], findings)
    return Fingerprints(report, Atlas(report)).values
  }

  @Test func areUnique() {
    let sample = Sample("a.sql", "DROP x; DROP x;\nDROP x; DROP x;\n")
    let findings = [sample.finding(at: SourceSpan(0, 4)), sample.finding(at: SourceSpan(8, 12))]
    let all =
      findings + [sample.finding(at: SourceSpan(0, 4), rule: .syntaxError)]
      + [sample.finding(at: SourceSpan(16, 20))]
    let values = fingerprints(sample, all)
    #expect(Set(values).count == 4)
    #expect(values.allSatisfy { $0.count == 16 })
  }

  @Test func outliveEditsElsewhere() {
    let old = Sample("a.sql", "DROP x;\n")
    let new = Sample("a.sql", "-- why\n\n  DROP\tx;\n")
    let moved = old.with { $0.repositoryPath = "b.sql" }
    #expect(
      fingerprints(old, [old.finding(at: "DROP")]) == fingerprints(new, [new.finding(at: "x")]))
    #expect(
      fingerprints(old, [old.finding(at: "x")]) != fingerprints(moved, [moved.finding(at: "x")]))
  }

  @Test func areTheSameForEver() {
    let sample = Sample("a.sql", "DROP x;")
    #expect(fingerprints(sample, [sample.finding(at: "x")]) == ["04da7c657aefa488"])
  }
}

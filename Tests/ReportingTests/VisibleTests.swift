import Rules
import Syntax
import Testing

@testable import Reporting

/// Text from strangers reaches neither a terminal nor a CI log as it is.
@Suite struct VisibleTests {
  /// Everything that would steer something, and words around it.
  private static let hostile =
    "a\u{1B}[31mb\u{7}\u{7F}\u{9B}\u{202E}\u{2066}\u{200F}\u{2028}\u{E0041}\r\n::error::c##[error]d##vso[x]"

  @Test func spellsControlCharactersOut() {
    #expect("a\u{1B}[1m\tb".visible == "a\\u{1B}[1m\\u{9}b")
    #expect("\u{85}\u{9B}\u{7F}".visible == "\\u{85}\\u{9B}\\u{7F}")
    #expect("\u{202A}\u{202E}\u{2066}\u{2069}".visible == "\\u{202A}\\u{202E}\\u{2066}\\u{2069}")
    #expect("naïve 表🐘 'x' #1 ## 2".visible == "naïve 表🐘 'x' #1 ## 2")
    #expect("3.4/0004##less.sql".visible == "3.4/0004##less.sql")
  }

  @Test func breaksLogCommands() {
    #expect("x##[group]y".visible == "x#\\u{23}[group]y")
    #expect("##vso[task]".visible == "#\\u{23}vso[task]")
    #expect("###[x]".visible == "##\\u{23}[x]")
    #expect("  ::error::".neverCommand == "  \\u{3A}:error::")
    #expect("a::b".neverCommand == "a::b")
  }

  private var hostileReport: Report {
    let sample = Sample("::x \(Self.hostile).sql", "DROP \(Self.hostile) x;")
    let other = Sample("::y\(Self.hostile)", "")
    let findings = [
      sample.finding(Self.hostile, at: "DROP") {
        $0.label = Self.hostile
        $0.notes = [
          Note(Self.hostile, at: SourceSpan(2, 3)), Note(Self.hostile, at: .init(5, 9), in: "?"),
        ]
        $0.lock = Self.hostile
        $0.wayOut = ["::notice::x", "+ \(Self.hostile)"]
        $0.assumes = [Self.hostile]
        $0.fix = Fix(Self.hostile, [Edit(insert: Self.hostile, at: 1)])
      },
      sample.finding(at: "DROP", allowance: .because(Self.hostile)),
      other.finding(at: SourceSpan(3, 4)),
    ]
    return report([sample, other], findings)
  }

  @Test(arguments: Format.allCases)
  func nothingHostileIsWritten(_ format: Format) {
    let text = written(hostileReport, as: format, Style(suppressions: true))
    #expect(!text.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.steers })
    #expect(!text.contains("##[") && !text.contains("##vso"))
    for line in text.split(separator: "\n") where format != .github {
      #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
    }
  }

  @Test func escapesInsideOfAFrame() {
    let sample = Sample("a.sql", "x\u{1B}[0m DROP")
    let text = written(report([sample], [sample.finding(at: "DROP")]))
    #expect(text.hasSuffix("  1 | x\\u{1B}[0m DROP\n    |            ^^^^\n"))
  }
}

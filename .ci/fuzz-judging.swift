// Fed by libFuzzer; `.ci/fuzz` compiles it against the floors up to Reporting.

import Glibc
import Reporting
import Rulebook
import Rules
import Semantics
import Syntax

/// Judges any text with every rule, and writes a report. It must end, must not
/// trap, and every place that is named must lie in its text.
///
/// The first byte says on which server, in whose transaction and for which report. A line `-- next` begins another file
/// of the change set, a line `-- back` the way back of the file that it stands in.
@_cdecl("LLVMFuzzerTestOneInput")
package func judgeAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let setup = Setup(first)
  let files = bytes.dropFirst().cut(at: "-- next\n")
  let judged = setup.judge(files.map(Array.init))
  let report = Report(judged, servers: [setup.server]) { $0 }
  for finding in report.findings { checkPlace(finding, among: judged) }
  _ = render(report, as: setup.format)
  if setup.format == .text { _ = setup.ledgers(files.map(Array.init)) }
  return 0
}

/// How the files of a run are judged.
private struct Setup {
  let server: Server
  let runner: Runner
  /// Whether they are one change set.
  let isTogether: Bool
  let format: Format
  private let linter: Linter

  /// Linters with every rule, one for each server and runner.
  private static let linters = [15, 16, 18].flatMap { major in
    var selection = Selection()
    selection.add(RuleID.allCases)
    return Runner.allCases.map { runner in
      Linter(server: Server(major: major), runner: runner, selection: selection)
    }
  }

  init(_ byte: UInt8) {
    linter = Setup.linters[Int(byte) % Setup.linters.count]
    (server, runner) = (linter.server, linter.runner)
    isTogether = byte / 16 % 2 == 0
    // SARIF is seldom asked for: it brings every page along.
    let formats: [Format] = [.text, .concise, .json, .github]
    format = byte == 0x7F ? .sarif : formats[Int(byte / 32) % formats.count]
  }

  func judge(_ files: [[UInt8]]) -> [Verdict] {
    var verdicts: [Verdict] = []
    var schema = Schema()
    for (index, bytes) in files.enumerated() {
      let source = Source(path: "V\(index)__fuzz.sql", bytes: bytes)
      let handling = handling(of: bytes)
      let script = handling.script(source, of: handling.forward, server: server)
      let (verdict, end) = linter.judge(
        script, handling: handling, after: schema,
        among: isTogether ? verdicts.compactMap(\.migration) : nil)
      verdicts.append(verdict)
      schema = end
    }
    verdicts.lookBack(from: schema, explains: true)
    return verdicts
  }

  /// What `locks` says of the same.
  func ledgers(_ files: [[UInt8]]) -> [UInt8] {
    var ledgers: [Ledger] = []
    var schema = Schema()
    for bytes in files {
      let source = Source(path: "fuzz.sql", bytes: bytes)
      let (ledger, end) = Ledger.play(
        source, handling: handling(of: bytes), server: server, after: schema)
      ledgers.append(ledger)
      schema = end
    }
    return locksJSON(ledgers)
      + locksText(ledgers, after: ledgers.map { _ in nil }, style: LocksStyle())
  }

  private func handling(of bytes: [UInt8]) -> Handling {
    let ways = bytes[...].cut(at: "-- back\n").map { $0.startIndex..<$0.endIndex }
    let delivery = Delivery(runner)
    var sections = [Section(.up, delivery, ways.prefix(1).map { $0 })]
    if ways.count > 1 { sections.append(Section(.down, delivery, Array(ways.dropFirst()))) }
    return Handling(sections)
  }
}

private func checkPlace(_ finding: Finding, among verdicts: [Verdict]) {
  let count = verdicts.first { $0.source.path == finding.path }?.source.bytes.count ?? 0
  let span = finding.concern.span
  precondition(0 <= span.offset && span.end <= count, "a finding lies outside the text")
}

extension ArraySlice<UInt8> {
  /// The parts between marks.
  fileprivate func cut(at mark: String) -> [ArraySlice<UInt8>] {
    let mark = Array(mark.utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start = startIndex
    var index = startIndex
    while index + mark.count <= endIndex {
      if self[index] == mark[0], self[index..<index + mark.count].elementsEqual(mark) {
        parts.append(self[start..<index])
        start = index + mark.count
        index = start
      } else {
        index += 1
      }
    }
    return parts + [self[start...]]
  }
}

import Rulebook
package import Semantics
package import Syntax

/// What came of judging one file.
package struct Verdict: Sendable {
  package let source: Source
  package let handling: Handling
  package let statements: Int
  package let notUnderstood: Int
  package private(set) var findings: [Finding]
  /// What the file does, for those of its change set that come later; nil once that was let go.
  package private(set) var migration: Migration?
  /// What it takes to say more of the file when later ones have been played.
  private(set) var hindsight: Hindsight?

  mutating func add(_ finding: Finding) { findings.append(finding) }

  mutating func removeFindings(where isGone: (Finding) -> Bool) {
    findings.removeAll(where: isGone)
  }
}

extension Verdict {
  /// Lets go of what the file does: nobody asks for it any more where no change set is known.
  package mutating func forgetMigration() { migration = nil }

  /// The worst of what several servers would do with one file: every finding that one of them
  /// draws, as heavy as the worst has it. What only some of them draw says on which.
  package static func worst(_ all: [(server: Server, verdict: Verdict)]) -> Verdict? {
    guard let first = all.first?.verdict else { return nil }
    guard all.count > 1 else { return first }
    var drawn: [FindingKey: [(server: Server, finding: Finding)]] = [:]
    for (server, verdict) in all {
      for finding in verdict.findings {
        drawn[FindingKey(finding), default: []].append((server, finding))
      }
    }
    return Verdict(
      source: first.source, handling: first.handling, statements: first.statements,
      notUnderstood: all.map(\.verdict.notUnderstood).max() ?? 0,
      findings: drawn.values.compactMap { worst($0, of: all.count) }, migration: first.migration)
  }

  /// One finding as several servers draw it. What is offered has to hold on all of them.
  private static func worst(_ drawn: [(server: Server, finding: Finding)], of count: Int)
    -> Finding?
  {
    guard let heaviest = drawn.map(\.finding.severity).max() else { return nil }
    let worst = drawn.filter { $0.finding.severity == heaviest }
    guard let finding = worst.first?.finding else { return nil }
    let fixes = drawn.map { $0.finding.concern.fix?.edits.map(\.text) }
    let isSame = fixes.allSatisfy { $0 == fixes.first }
    guard worst.count < count || !isSame else { return finding }
    var concern = finding.concern
    if worst.count < count {
      let servers = worst.map(\.server.description).joined(separator: ", ")
      let names = "PostgreSQL \(servers)"
      if !concern.message.contains(names) { concern.message = "On \(names): \(concern.message)" }
    }
    if !isSame { concern.fix = nil }
    return Finding(
      rule: finding.rule, severity: heaviest, path: finding.path, concern: concern,
      effect: finding.effect, direction: finding.direction, allowance: finding.allowance)
  }
}

extension Verdict {
  /// So many fixes of a file are played; what is offered beyond is not proven, and left out.
  private static var provable: Int { 40 }

  /// Keeps those fixes that the tool lets run: played with one, the file draws its finding no more, and
  /// no other in its place.
  ///
  /// - Parameter play: what is said of the text with a fix applied; nil where the tool takes none such.
  mutating func keepFixes(_ play: (Fix) -> Verdict?) {
    let before = counts(from: .warning)
    let all = counts(from: .note)
    var left = Verdict.provable
    for index in findings.indices {
      guard let fix = findings[index].concern.fix else { continue }
      left -= 1
      let rule = findings[index].rule
      let after = left >= 0 ? play(fix) : nil
      let isBetter = after.map { after in
        after.counts(from: .note)[rule, default: 0] < all[rule, default: 0]
          && after.counts(from: .warning).allSatisfy { $0.value <= before[$0.key, default: 0] }
      }
      if isBetter != true { findings[index].dropFix() }
    }
  }

  /// How often each rule speaks, from a severity on.
  private func counts(from severity: Severity) -> [RuleID: Int] {
    findings.reduce(into: [:]) { counts, finding in
      if finding.severity >= severity { counts[finding.rule, default: 0] += 1 }
    }
  }
}

/// What makes two findings of different servers the same one.
private struct FindingKey: Hashable {
  let rule: RuleID
  let span: SourceSpan

  init(_ finding: Finding) {
    rule = finding.rule
    span = finding.span
  }
}

extension Report {
  /// Puts the verdicts of a run together: sorts, and says once what is true of the run.
  ///
  /// - Parameters:
  ///   - history: the files that were played before the judged ones.
  ///   - others: the files that were neither played nor judged.
  ///   - handling: how the tool runs a file that is not judged.
  ///   - database: the name of a file's database, where the configuration has several.
  ///   - repositoryPath: a file's path relative to the repository's root.
  package init(
    _ verdicts: [Verdict], history: [String] = [], others: [String] = [], servers: [Server],
    handling: (String) -> Handling? = { _ in nil }, database: (String) -> String? = { _ in nil },
    repositoryPath: (String) -> String
  ) {
    let found = verdicts.count == 1 ? verdicts[0].findings : verdicts.flatMap(\.findings)
    // Numbers are moved about for less than findings.
    let order = found.indices.sorted { Report.precedes(found[$0], found[$1]) }
    let findings = Report.saidOnce(order.map { found[$0] })
    let beside = (history.map { ($0, FileReport.Role.history) } + others.map { ($0, .other) })
      .map { path, role in
        let handling = handling(path)
        return FileReport(
          source: Source(path: path, bytes: []), repositoryPath: repositoryPath(path),
          role: role, runner: handling?.runner ?? .unknown, handling: handling, statements: 0,
          notUnderstood: 0, database: database(path))
      }
    // They come file by file: not every path has to be hashed.
    var drawn: Set<String> = []
    var last: String?
    for finding in findings where finding.path != last {
      drawn.insert(finding.path)
      last = finding.path
    }
    let files = verdicts.map { verdict in
      let keeps = drawn.contains(verdict.source.path)
      return FileReport(
        source: keeps ? verdict.source : Source(path: verdict.source.path, bytes: []),
        repositoryPath: repositoryPath(verdict.source.path), role: .judged,
        runner: verdict.handling.runner, handling: verdict.handling,
        statements: verdict.statements, notUnderstood: verdict.notUnderstood,
        database: database(verdict.source.path))
    }
    self.init(
      servers: servers, files: (beside + files).sorted { $0.path < $1.path },
      findings: findings, order: verdicts.map(\.source.path))
  }

  /// Leaves the first of those findings that are true of the run, not of their file.
  private static func saidOnce(_ findings: [Finding]) -> [Finding] {
    var isSaid = false
    var findings = findings
    findings.removeAll { finding in
      guard finding.rule == .toolUnknown, finding.allowance == nil else { return false }
      defer { isSaid = true }
      return isSaid
    }
    return findings
  }

  /// By file, then place, then rule.
  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.span.offset != b.span.offset { return a.span.offset < b.span.offset }
    if a.span.length != b.span.length { return a.span.length < b.span.length }
    return a.rule.rawValue < b.rule.rawValue
  }
}

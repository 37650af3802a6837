import Rulebook
package import Semantics
package import Syntax

/// What came of judging one file.
package struct Verdict: Sendable {
  package let source: Source
  package let runner: Runner
  package let statements: Int
  package let notUnderstood: Int
  package let findings: [Finding]
  package let migration: Migration
}

extension Verdict {
  /// The worst of what several servers would do with one file: every finding that one of them
  /// draws, as heavy as the worst has it.
  package static func worst(of first: Verdict, _ others: [Verdict]) -> Verdict {
    guard !others.isEmpty else { return first }
    let verdicts = [first] + others
    var findings: [FindingKey: Finding] = [:]
    for finding in verdicts.flatMap(\.findings) {
      let key = FindingKey(rule: finding.rule, span: finding.span)
      if let known = findings[key], known.severity >= finding.severity { continue }
      findings[key] = finding
    }
    return Verdict(
      source: first.source, runner: first.runner, statements: first.statements,
      notUnderstood: verdicts.map(\.notUnderstood).max() ?? 0, findings: Array(findings.values),
      migration: first.migration)
  }
}

/// What makes two findings of different servers the same one.
private struct FindingKey: Hashable {
  let rule: RuleID
  let span: SourceSpan
}

extension Report {
  /// Puts the verdicts of a run together: sorts, and says once what is true of the run.
  ///
  /// - Parameters:
  ///   - history: the files that were played before the judged ones.
  ///   - repositoryPath: a file's path relative to the repository's root.
  package init(
    _ verdicts: [Verdict], history: [String] = [], servers: [Server],
    repositoryPath: (String) -> String
  ) {
    let findings = Report.saidOnce(verdicts.flatMap(\.findings).sorted(by: Report.precedes))
    let played = history.map { path in
      FileReport(
        source: Source(path: path, bytes: []), repositoryPath: repositoryPath(path),
        role: .history, runner: verdicts.first?.runner ?? .unknown, statements: 0,
        notUnderstood: 0)
    }
    let drawn = Set(findings.map(\.path))
    let files = verdicts.map { verdict in
      let keeps = drawn.contains(verdict.source.path)
      return FileReport(
        source: keeps ? verdict.source : Source(path: verdict.source.path, bytes: []),
        repositoryPath: repositoryPath(verdict.source.path), role: .judged,
        runner: verdict.runner, statements: verdict.statements,
        notUnderstood: verdict.notUnderstood)
    }
    self.init(
      servers: servers, files: (played + files).sorted { $0.path < $1.path },
      findings: findings)
  }

  /// Leaves the first of those findings that are true of the run, not of their file.
  private static func saidOnce(_ findings: [Finding]) -> [Finding] {
    let first = findings.firstIndex { $0.rule == .toolUnknown && $0.allowance == nil }
    return findings.enumerated()
      .filter { $1.rule != .toolUnknown || $1.allowance != nil || $0 == first }
      .map(\.element)
  }

  /// By file, then place, then rule.
  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.span.offset != b.span.offset { return a.span.offset < b.span.offset }
    if a.span.length != b.span.length { return a.span.length < b.span.length }
    return a.rule.rawValue < b.rule.rawValue
  }
}

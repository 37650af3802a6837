import Rulebook
import Rules
import Semantics
import Syntax

@testable import Reporting

/// A file to build reports by hand from, and the words in it to point at.
struct Sample {
  let source: Source
  var repositoryPath: String
  var role = FileReport.Role.judged
  var runner = Runner.unknown
  var statements = 1
  var notUnderstood = 0

  init(_ path: String, _ text: String) {
    self.init(path, bytes: Array(text.utf8))
  }

  init(_ path: String, bytes: [UInt8]) {
    source = Source(path: path, bytes: bytes)
    repositoryPath = path
  }

  /// The span of the words, which must occur; the file's end where they do not.
  func span(of words: String) -> SourceSpan {
    let words = Array(words.utf8)
    let start = source.bytes.indices.first { source.bytes[$0...].starts(with: words) }
    return SourceSpan(offset: start ?? source.bytes.count, length: words.count)
  }

  /// A finding on some words.
  func finding(
    _ message: String = "Wrong.", at words: String, rule: RuleID = .blockingIndexBuild,
    severity: Severity = .error, allowance: Allowance? = nil,
    _ change: (inout Concern) -> Void = { _ in }
  ) -> Finding {
    finding(
      message, at: span(of: words), rule: rule, severity: severity, allowance: allowance, change)
  }

  func finding(
    _ message: String = "Wrong.", at span: SourceSpan, rule: RuleID = .blockingIndexBuild,
    severity: Severity = .error, allowance: Allowance? = nil,
    _ change: (inout Concern) -> Void = { _ in }
  ) -> Finding {
    var concern = Concern(message, at: span, wayOut: [])
    change(&concern)
    return Finding(
      rule: rule, severity: severity, path: source.path, concern: concern, allowance: allowance)
  }

  var file: FileReport {
    FileReport(
      source: source, repositoryPath: repositoryPath, role: role, runner: runner,
      statements: statements, notUnderstood: notUnderstood)
  }

  func with(_ change: (inout Sample) -> Void) -> Sample {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A report of these files and findings, for PostgreSQL 15.
func report(_ samples: [Sample], _ findings: [Finding], servers: [Int] = [15]) -> Report {
  Report(
    servers: servers.map(Server.init(major:)), files: samples.map(\.file), findings: findings)
}

/// What the report looks like, without colour and closing lines unless asked for.
func written(_ report: Report, as format: Format = .text, _ style: Style = Style(quiet: true))
  -> String
{
  String(decoding: render(report, as: format, style: style).bytes, as: UTF8.self)
}

extension Allowance {
  /// An allowance with a reason, wherever it stands.
  static func because(_ reason: String, _ source: Source = .lockkeeper) -> Allowance {
    Allowance(source: source, reason: reason, span: SourceSpan(offset: 0, length: 0))
  }
}

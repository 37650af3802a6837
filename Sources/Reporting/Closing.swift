import Rules
import Semantics

/// The last lines of the text report: the counts, and what the judgement rests on.
struct Closing {
  private let report: Report
  private let summary: Summary

  init(_ report: Report) {
    self.report = report
    summary = report.summary
  }

  var lines: [String] { ["\(findings) \(files); \(statements)"] + ground }

  /// `3 errors, 1 allowed.`
  private var findings: String {
    let counts = [
      (summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    if parts.isEmpty { parts = ["No findings"] }
    if summary.allowed > 0 { parts.append("\(grouped(summary.allowed)) allowed") }
    return parts.joined(separator: ", ") + "."
  }

  /// `1 file judged after 41 played`
  private var files: String {
    let judged = counted(summary.judged, "file") + " judged"
    return summary.played > 0 ? judged + " after \(grouped(summary.played)) played" : judged
  }

  /// `5 statements, all understood.`
  private var statements: String {
    let count = counted(summary.statements, "statement")
    guard summary.notUnderstood == 0 else {
      return "\(count), \(grouped(summary.notUnderstood)) not understood "
        + "(lockkeeper check --select not-understood)."
    }
    switch summary.statements {
    case ...0: return count + "."
    case 1: return count + ", understood."
    default: return count + ", all understood."
    }
  }

  /// `Flyway (flyway.toml), one transaction per file; PostgreSQL 15.`, or without a tool
  /// `PostgreSQL 15; one transaction per file.`
  private var ground: [String] {
    let servers = report.servers.map { "\($0)" }
    let versions = [servers.dropLast().joined(separator: ", ")] + servers.suffix(1)
    let named = versions.filter { !$0.isEmpty }.joined(separator: " and ")
    let server = named.isEmpty ? nil : "PostgreSQL \(named)"
    let run =
      tools.isEmpty
      ? transactions : (tools + [transactions].compactMap(\.self)).joined(separator: ", ")
    let parts = (tools.isEmpty ? [server, run] : [run, server]).compactMap(\.self)
    return parts.isEmpty ? [] : [parts.joined(separator: "; ") + "."]
  }

  /// The migration tools of the judged files, with what they were recognised by.
  private var tools: [String] {
    var found: [String] = []
    for file in report.files where file.role == .judged {
      guard let handling = file.handling, let host = handling.host else { continue }
      let words = host.name + (handling.toolBecause.map { " (\($0))" } ?? "")
      if !found.contains(words) { found.append(words) }
    }
    return found
  }

  /// What is opened around the judged files; nil where there are none. Where the files differ,
  /// each way says how many it holds for.
  private var transactions: String? {
    let runners = report.files.filter { $0.role == .judged }.map(\.runner)
    let used = Runner.allCases.map { runner in (runner, runners.count { $0 == runner }) }
      .filter { $0.1 > 0 }
    guard used.count > 1 else { return used.first?.0.phrase }
    return used.map { "\($0.phrase) (\(counted($1, "file")))" }.joined(separator: ", ")
  }
}

extension Runner {
  /// What the runner does, as the closing line says it.
  fileprivate var phrase: String {
    switch self {
    case .file: "one transaction per file"
    case .pending: "one transaction for all pending files"
    case .string: "each file sent as one string"
    case .none: "no transaction around a file"
    case .unknown: "transaction unknown (say --transaction)"
    }
  }
}

/// A number and what it counts: `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A number with its thousands apart: `6,204`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.reduce(into: "") { text, index in
    if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text += "," }
    text.append(digits[index])
  }
}

import Rulebook
package import Semantics
package import Syntax

/// Everything one run of `check` has to say. Renderers turn it into bytes and add nothing.
package struct Report: Sendable {
  /// The server versions that were judged for.
  package let servers: [Server]
  /// The files that were read, sorted by path.
  package let files: [FileReport]
  /// Sorted by file, then place, then rule. Allowed ones are among them.
  package let findings: [Finding]

  /// The judged files in the order in which they were played, which need not be that of their paths.
  package let order: [String]

  package init(
    servers: [Server], files: [FileReport], findings: [Finding], order: [String] = []
  ) {
    self.servers = servers
    self.files = files
    self.findings = findings
    self.order = order
  }

  /// The findings that count.
  package var counted: [Finding] { findings.filter { $0.allowance == nil } }

  /// The findings that a comment lets stand.
  package var allowed: [Finding] { findings.filter { $0.allowance != nil } }

  package var summary: Summary {
    var summary = Summary()
    for file in files {
      switch file.role {
      case .judged: summary.judged += 1
      case .history: summary.played += 1
      case .other: break
      }
      guard file.role == .judged else { continue }
      summary.statements += file.statements
      summary.notUnderstood += file.notUnderstood
    }
    for finding in findings {
      if finding.allowance != nil {
        summary.allowed += 1
      } else {
        switch finding.severity {
        case .error: summary.errors += 1
        case .warning: summary.warnings += 1
        case .note: summary.notes += 1
        }
      }
    }
    return summary
  }
}

/// The closing numbers of a run. Statements are those of the judged files.
package struct Summary: Hashable, Sendable {
  package var judged = 0
  package var played = 0
  package var statements = 0
  package var notUnderstood = 0
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  package var allowed = 0

  package init() {}
}

/// What is said of a file itself.
package struct FileReport: Sendable {
  /// What a file is to this run: applied already, judged, or neither.
  package enum Role: String, Sendable { case history, judged, other }

  /// The text, kept for drawing frames. Its bytes are let go where the file has no finding.
  package let source: Source
  /// The path relative to the repository's root, with `/`: what SARIF names.
  package let repositoryPath: String
  package let role: Role
  /// What the runner does around the file, as far as it is known.
  package let runner: Runner
  /// How the tool runs the file; nil where that was not looked at.
  package let handling: Handling?
  package let statements: Int
  /// How many statements were kept whole but not understood.
  package let notUnderstood: Int
  /// The database that it belongs to, where the configuration has several.
  package let database: String?

  package var path: String { source.path }

  package init(
    source: Source, repositoryPath: String, role: Role, runner: Runner,
    handling: Handling? = nil, statements: Int, notUnderstood: Int, database: String? = nil
  ) {
    self.source = source
    self.repositoryPath = repositoryPath
    self.role = role
    self.runner = runner
    self.handling = handling
    self.statements = statements
    self.notUnderstood = notUnderstood
    self.database = database
  }
}

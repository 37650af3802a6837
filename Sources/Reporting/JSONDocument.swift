import Rules
import Semantics
import Syntax

/// The shape of `check --format json`.
struct JSONDocument: Encodable {
  let version: Int
  let postgres: [Int]
  let summary: Counts
  let files: [File]
  let findings: [Entry]

  /// The closing numbers.
  struct Counts: Encodable {
    let judged, played, statements, notUnderstood, errors, warnings, notes, allowed: Int

    init(_ summary: Summary) {
      judged = summary.judged
      played = summary.played
      statements = summary.statements
      notUnderstood = summary.notUnderstood
      errors = summary.errors
      warnings = summary.warnings
      notes = summary.notes
      allowed = summary.allowed
    }
  }

  /// A file that was read. Databases are not told apart yet, so what would name one is null.
  struct File: Encodable {
    let path, role, transaction, direction: String
    let statements, notUnderstood: Int
    @Nullable var tool: String?
    @Nullable var toolBecause: String?
    @Nullable var database: String?

    init(_ file: FileReport) {
      path = file.path
      role = file.role.rawValue
      transaction = file.runner.rawValue
      direction = (file.handling?.direction ?? .up).rawValue
      _tool = Nullable(wrappedValue: file.handling?.toolID)
      _toolBecause = Nullable(wrappedValue: file.handling?.toolBecause)
      statements = file.statements
      notUnderstood = file.notUnderstood
      _database = Nullable(wrappedValue: file.database)
    }
  }

  /// A finding. `allowed` is the author's reason where a comment lets it stand.
  struct Entry: Encodable {
    let rule, severity, category, path: String
    let line, column, endLine, endColumn, offset, length: Int
    let message: String
    @Nullable var label: String?
    let notes: [Remark]
    @Nullable var lock: String?
    @Nullable var work: String?
    @Nullable var also: String?
    let wayOut: String
    let assumes: [String]
    let fingerprint: String
    @Nullable var fix: Change?
    @Nullable var allowed: String?
  }

  /// Another place that explains a finding. Its line is null where the file's text is not at hand.
  struct Remark: Encodable {
    let path: String
    @Nullable var line: Int?
    @Nullable var column: Int?
    let message: String
  }

  /// A fix, its edits in bytes of the file.
  struct Change: Encodable {
    let title: String
    let edits: [Replacement]

    init(_ fix: Fix) {
      title = fix.title
      edits = fix.edits.map {
        Replacement(offset: $0.span.offset, length: $0.span.length, text: $0.text)
      }
    }
  }

  struct Replacement: Encodable {
    let offset, length: Int
    let text: String
  }
}

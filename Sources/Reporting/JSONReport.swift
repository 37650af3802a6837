import Rulebook
import Rules
import Semantics
import Syntax

/// Everything a run has to say, for programs. Version 1 of the format: keys are added, never
/// renamed.
struct JSONReport {
  private let report: Report
  private let atlas: Atlas

  init(_ report: Report, _ atlas: Atlas) {
    self.report = report
    self.atlas = atlas
  }

  var rendering: Rendering { Rendering(bytes: json(document)) }

  private var document: JSONDocument {
    JSONDocument(
      version: 1, postgres: report.servers.map(\.major), summary: .init(report.summary),
      files: report.files.map(JSONDocument.File.init),
      findings: zip(report.findings, Fingerprints(report, atlas).values).map(entry))
  }

  private func entry(_ finding: Finding, _ fingerprint: String) -> JSONDocument.Entry {
    let region = atlas.region(of: finding)
    let concern = finding.concern
    return JSONDocument.Entry(
      rule: finding.rule.rawValue, severity: finding.severity.rawValue,
      category: finding.rule.category.rawValue, path: finding.path,
      line: region.start.line, column: region.start.column,
      endLine: region.end.line, endColumn: region.end.column,
      offset: finding.span.offset, length: finding.span.length,
      message: concern.message, label: concern.label,
      notes: concern.notes.map { note($0, of: finding) },
      lock: concern.lock, work: concern.work, also: concern.also,
      wayOut: concern.wayOut.joined(separator: "\n"), assumes: concern.assumes,
      fingerprint: fingerprint, fix: concern.fix.map(JSONDocument.Change.init),
      allowed: finding.allowance?.reason)
  }

  private func note(_ note: Note, of finding: Finding) -> JSONDocument.Remark {
    let path = note.path ?? finding.path
    let start = atlas.region(of: note.span, in: path)?.start
    return JSONDocument.Remark(
      path: path, line: start?.line, column: start?.column, message: note.message)
  }
}

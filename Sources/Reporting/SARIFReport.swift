import Rulebook
import Rules
import Syntax

/// SARIF 2.1.0 as GitHub code scanning, editors and reviewdog read it: one run, every rule whether
/// it was broken or not, and paths from the repository's root.
struct SARIFReport {
  private let report: Report
  private let atlas: Atlas
  private let withSuppressions: Bool

  /// Code scanning refuses a run with more results.
  static let limit = 25_000

  init(_ report: Report, _ atlas: Atlas, withSuppressions: Bool = false) {
    self.report = report
    self.atlas = atlas
    self.withSuppressions = withSuppressions
  }

  var rendering: Rendering {
    let (indices, omitted) = chosen
    let hashes = lineHashes(for: indices)
    let fingerprints = Fingerprints(report, atlas).values
    let results = indices.map { index in
      let finding = report.findings[index]
      return result(finding, lineHash: hashes[finding.path], fingerprint: fingerprints[index])
    }
    return Rendering(bytes: json(SARIFLog(results: results)), omitted: omitted)
  }

  /// The findings that go in, in the report's order: where there are too many, the most severe.
  private var chosen: (indices: [Int], omitted: Int) {
    let findings = report.findings
    let wanted = findings.indices.filter { withSuppressions || findings[$0].allowance == nil }
    guard wanted.count > SARIFReport.limit else { return (wanted, 0) }
    let severest = Severity.allCases.sorted(by: >).flatMap { severity in
      wanted.filter { findings[$0].severity == severity }
    }
    return (severest.prefix(SARIFReport.limit).sorted(), wanted.count - SARIFReport.limit)
  }

  /// Hashes each file once, for the lines that results begin on.
  private func lineHashes(for indices: [Int]) -> [String: LineHashes] {
    var lines: [String: Set<Int>] = [:]
    for finding in indices.map({ report.findings[$0] }) {
      lines[finding.path, default: []].insert(atlas.region(of: finding).start.line)
    }
    return lines.reduce(into: [:]) { hashes, entry in
      hashes[entry.key] = LineHashes(atlas.chart(of: entry.key)?.bytes ?? [], lines: entry.value)
    }
  }

  private func result(_ finding: Finding, lineHash: LineHashes?, fingerprint: String) -> SARIFResult
  {
    let region = atlas.region(of: finding)
    let notes = finding.concern.notes.enumerated().map { index, note in
      related(note, id: index + 1, of: finding)
    }
    return SARIFResult(
      ruleId: finding.rule.rawValue, ruleIndex: finding.rule.index,
      level: finding.severity.rawValue, message: .init(unlinked: finding.concern.prose),
      locations: [.init(physicalLocation: place(finding.path, region))],
      relatedLocations: notes.isEmpty ? nil : notes,
      partialFingerprints: [
        "primaryLocationLineHash": lineHash?.hash(ofLine: region.start.line) ?? "0:1",
        "lockkeeper/v1": fingerprint,
      ],
      fixes: fix(finding).map { [$0] }, suppressions: suppressions(finding))
  }

  private func place(_ path: String, _ region: Region?) -> SARIFPlace {
    SARIFPlace(
      artifactLocation: .init(atlas.repositoryPath(of: path)),
      region: region.map(SARIFRegion.init))
  }

  private func related(_ note: Note, id: Int, of finding: Finding) -> SARIFLocation {
    let path = note.path ?? finding.path
    return SARIFLocation(
      id: id, physicalLocation: place(path, atlas.region(of: note.span, in: path)),
      message: .init(unlinked: note.message))
  }

  private func fix(_ finding: Finding) -> SARIFFix? {
    guard let fix = finding.concern.fix else { return nil }
    let replacements = fix.edits.compactMap { edit in
      atlas.region(of: edit.span, in: finding.path).map {
        SARIFReplacement(deletedRegion: .init($0), insertedContent: .init(text: edit.text))
      }
    }
    guard !replacements.isEmpty, replacements.count == fix.edits.count else { return nil }
    let location = SARIFArtifact(atlas.repositoryPath(of: finding.path))
    return SARIFFix(
      description: .init(unlinked: fix.title),
      artifactChanges: [.init(artifactLocation: location, replacements: replacements)])
  }

  /// Once one result of a run tells whether it is suppressed, all have to.
  private func suppressions(_ finding: Finding) -> [SARIFSuppression]? {
    guard withSuppressions else { return nil }
    guard let allowance = finding.allowance else { return [] }
    return [SARIFSuppression(justification: allowance.reason)]
  }
}

import Rules
import Syntax

/// The files that a report points into, each with its places looked up once.
///
/// All offsets of a file are gathered first and walked in order, so that ten thousand findings on
/// one long line cost one pass over it and not ten thousand.
struct Atlas {
  private let files: [String: FileReport]
  private let charts: [String: Chart]

  /// - Parameter withEnds: whether more is asked of findings than where they begin.
  init(_ report: Report, withEnds: Bool = true) {
    let files = Dictionary(report.files.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    var offsets: [String: [Int]] = [:]
    // Findings come file by file: their own places are gathered without looking the file up.
    var gathered: (path: String, offsets: [Int]) = ("", [])
    for finding in report.findings {
      if finding.path != gathered.path {
        offsets[gathered.path, default: []] += gathered.offsets
        gathered = (finding.path, [])
      }
      gathered.offsets.append(finding.span.offset)
      guard withEnds else { continue }
      gathered.offsets.append(finding.span.end)
      for (path, span) in finding.otherPlaces {
        offsets[path, default: []] += [span.offset, span.end]
      }
    }
    offsets[gathered.path, default: []] += gathered.offsets
    var charts: [String: Chart] = [:]
    for (path, offsets) in offsets {
      guard let source = files[path]?.source, source.canShow(offsets) else { continue }
      charts[path] = Chart(source, offsets: offsets)
    }
    self.files = files
    self.charts = charts
  }

  /// The file's text and places; nil where the report does not carry the text.
  func chart(of path: String) -> Chart? { charts[path] }

  /// The path from the repository's root; the path itself where the file was not read.
  func repositoryPath(of path: String) -> String { files[path]?.repositoryPath ?? path }

  /// Where the span begins and ends; nil where the report does not carry the file's text.
  func region(of span: SourceSpan, in path: String) -> Region? { charts[path]?.region(of: span) }

  /// Where a finding stands. A file that cannot be shown is named by its first character.
  func region(of finding: Finding) -> Region {
    region(of: finding.span, in: finding.path) ?? Region(start: .first, end: .first)
  }
}

extension Finding {
  /// Every span beside its own that a report may have to place, with its file.
  fileprivate var otherPlaces: [(path: String, span: SourceSpan)] {
    guard let explanation = concern.explanation else { return [] }
    return explanation.notes.map { ($0.path ?? path, $0.span) }
      + (explanation.fix?.edits ?? []).map { (path, $0.span) }
  }
}

extension Source {
  /// Whether the bytes are still there. They are let go in files without findings.
  fileprivate func canShow(_ offsets: [Int]) -> Bool {
    !bytes.isEmpty || offsets.allSatisfy { $0 <= 0 }
  }
}

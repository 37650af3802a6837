package import Rules

/// A report written down, and what did not fit.
package struct Rendering: Sendable {
  package let bytes: [UInt8]
  /// How many findings a limit of the format left out. The command says so on stderr.
  package let omitted: Int

  init(bytes: [UInt8], omitted: Int = 0) {
    self.bytes = bytes
    self.omitted = omitted
  }

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }
}

extension Format {
  /// Whether the format says more of a finding than its message.
  package var explains: Bool { self != .concise }
}

/// Writes a report down. The same report and style give the same bytes on every machine.
package func render(_ report: Report, as format: Format, style: Style = Style()) -> Rendering {
  let atlas = Atlas(report)
  switch format {
  case .text: return Rendering(TextReport(report, atlas, style).written)
  case .concise: return Rendering(bytes: ConciseReport(report, atlas).written)
  case .json: return JSONReport(report, atlas).rendering
  case .sarif: return SARIFReport(report, atlas, withSuppressions: style.suppressions).rendering
  case .github: return Rendering(GitHubReport(report, atlas).written)
  }
}

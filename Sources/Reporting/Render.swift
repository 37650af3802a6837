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
  lazy var atlas = Atlas(report)
  switch format {
  case .text: return Rendering(TextReport(report, atlas, style).written)
  case .concise:
    var bytes: [UInt8] = []
    ConciseReport(report).write { bytes += $0 }
    return Rendering(bytes: bytes)
  case .json: return JSONReport(report, atlas).rendering
  case .sarif: return SARIFReport(report, atlas, withSuppressions: style.suppressions).rendering
  case .github: return Rendering(GitHubReport(report, atlas).written)
  }
}

/// Writes a report down and hands it out, piece by piece where the format allows it. Returns how
/// many findings a limit of the format left out.
package func render(
  _ report: Report, as format: Format, style: Style = Style(), to write: ([UInt8]) -> Void
) -> Int {
  if format == .concise {
    ConciseReport(report).write(to: write)
    return 0
  }
  let rendering = render(report, as: format, style: style)
  write(rendering.bytes)
  return rendering.omitted
}

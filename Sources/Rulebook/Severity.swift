/// How much a finding matters, in SARIF's words.
///
/// `error`: wrong as written. `warning`: right only if something is true that the file does not
/// show. `note`: a reviewer wants to know; a note never gates.
package enum Severity: String, Comparable, CaseIterable, Sendable {
  case note, warning, error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// One step lower: what a danger weighs where the shape that decides it is unknown.
  package var lowered: Severity {
    switch self {
    case .error: .warning
    case .warning, .note: .note
    }
  }
}

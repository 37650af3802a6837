package import Rulebook
package import Semantics

/// From which severity on the exit code is 1: the values of `--fail-on` and `failOn`.
package enum Gate: String, CaseIterable, Sendable {
  case error, warning, note, never

  package func gates(_ severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .note: true
    case .never: false
    }
  }
}

/// The values of `--transaction` and `runner.transaction`.
package enum TransactionChoice: String, CaseIterable, Sendable {
  case auto, file, pending, string, none

  /// What it says of the runner; `auto` is what the migration tool does, as far as that is known.
  package var runner: Runner {
    switch self {
    case .auto: .unknown
    case .file: .file
    case .pending: .pending
    case .string: .string
    case .none: .none
    }
  }
}

import Foundation

extension Option.Name {
  /// The variable of the environment that says the same where the command line does not; nil for
  /// what belongs to one run only.
  var variable: String? {
    switch self {
    case .format, .config, .tool, .transaction, .startAfter, .since, .schema, .failOn, .color,
      .jobs:
      "LOCKKEEPER_" + rawValue.uppercased().replacing("-", with: "_")
    // The plain name is that of many a setting of servers.
    case .postgres: "LOCKKEEPER_POSTGRES_VERSION"
    case .output, .stdinFilename, .filesFrom, .select, .ignore, .allowEmpty, .noConfig, .quiet,
      .verbose, .like:
      nil
    }
  }

  /// What the environment says.
  var fromEnvironment: String? {
    variable.flatMap { ProcessInfo.processInfo.environment[$0] }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// How `check` writes down what it found: the words of `--format`.
package enum Format: String, CaseIterable, Sendable {
  /// Frames for people.
  case text
  /// A line for each finding, as compilers write them.
  case concise
  /// Everything, for programs.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Workflow commands, for annotations in a pull request.
  case github
}

import Rulebook

/// A rule's page as SARIF's `reportingDescriptor`.
struct SARIFRule: Encodable {
  let id, name: String
  let shortDescription, fullDescription: SARIFMessage
  let help: Help
  let helpUri: String
  let defaultConfiguration: Configuration
  let properties: Properties

  /// Every page, in the order of `RuleID.index`.
  static let all = RuleID.allCases.map(SARIFRule.init)

  /// Code scanning takes no longer description.
  private static let limit = 1_024

  init(_ rule: RuleID) {
    id = rule.rawValue
    name = rule.rawValue.split(separator: "-").map(\.capitalized).joined()
    shortDescription = SARIFMessage(text: rule.title.cut(to: SARIFRule.limit))
    fullDescription = SARIFMessage(text: rule.summary.cut(to: SARIFRule.limit))
    help = Help(text: rule.page, markdown: rule.page)
    helpUri = "https://github.com/lockkeeper/lockkeeper/blob/main/rules/\(rule.rawValue).md"
    defaultConfiguration = Configuration(
      enabled: rule.isOnByDefault, level: rule.severity.rawValue)
    properties = Properties(rule)
  }

  struct Help: Encodable {
    let text, markdown: String
  }

  struct Configuration: Encodable {
    let enabled: Bool
    let level: String
  }

  /// What code scanning filters by. There is no `security-severity`: it would turn every finding
  /// into a security alert.
  struct Properties: Encodable {
    let precision, problemSeverity: String
    let tags: [String]

    enum CodingKeys: String, CodingKey {
      case precision, tags
      case problemSeverity = "problem.severity"
    }

    /// An error is wrong as written; a warning depends on what the file does not show.
    init(_ rule: RuleID) {
      tags = [rule.category.rawValue, "migration", "postgresql"]
      switch rule.severity {
      case .error: (precision, problemSeverity) = ("very-high", "error")
      case .warning: (precision, problemSeverity) = ("high", "warning")
      case .note: (precision, problemSeverity) = ("medium", "recommendation")
      }
    }
  }
}

extension StringProtocol {
  /// The first letter large.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
  /// The text, or its beginning where it is too long.
  fileprivate func cut(to limit: Int) -> String {
    utf16.count <= limit ? self : String(unicodeScalars.prefix(limit / 2)) + "…"
  }
}

package import Rulebook

/// What a project asks of the comments that let findings stand.
package struct AllowancePolicy: Sendable {
  /// Why a comment allows nothing.
  enum Refusal: Sendable { case noReason, never }

  /// Whether each has to say why.
  package var requiresReason: Bool
  /// What no comment may allow.
  package var never: Set<RuleID>

  package init(requiresReason: Bool = false, never: Set<RuleID> = []) {
    self.requiresReason = requiresReason
    self.never = never
  }

  func refusal(of rule: RuleID, reason: String) -> Refusal? {
    if never.contains(rule) { return .never }
    return requiresReason && reason.isEmpty ? .noReason : nil
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A view reads with its owner's rights, whom row security spares.
  static let rowSecurityBypass = Rule(.rowSecurityBypass) { (change: Change, _) in
    guard case .viewOverRowSecurity(let table) = change.kind, let view = change.relation
    else { return nil }

    return Concern(
      "\(view) shows rows of \(table) by its owner's rights, whatever the policies of \(table) say.",
      at: change.span,
      wayOut: ["CREATE VIEW … WITH (security_invoker = true) AS …"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Another owner: the old one's own rights go, and those that rest on them.
  static let changedOwner = Rule(.changedOwner) { (change: Change, step) in
    guard case .owner = change.kind, change.isLive else { return nil }
    let object = change.relation.map { "\($0)" } ?? "all that the role owns"

    return Concern(
      "The present owner of \(object) has an owner's rights no more once this commits.",
      at: change.span,
      lock: change.relation.map { step.lockLine(.accessExclusive, on: $0) },
      wayOut: ["see that neither code nor a later migration runs as that role; GRANT what it needs"]
    )
  }
}

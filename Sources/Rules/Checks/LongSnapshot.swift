import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A long query of a migration holds back what VACUUM may remove, in every table.
  static let longSnapshot = Rule(.longSnapshot) { (creation: Creation, step) in
    guard creation.isFilled, creation.persistence != .temporary, step.readsLiveTables else {
      return nil
    }

    return Concern(
      "While the query fills \(creation.relation), VACUUM removes no row that it might still see.",
      at: creation.span,
      wayOut: ["make it empty, and fill it in batches that each commit"])
  }
}

extension Step {
  fileprivate var readsLiveTables: Bool {
    effects.contains {
      guard case .lock(let lock) = $0 else { return false }
      return lock.isLive && lock.mode == .accessShare && !lock.kind.isIndex
    }
  }
}

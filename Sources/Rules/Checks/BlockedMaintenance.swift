import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A light lock, harmless for a moment, that is kept through the long work of a later statement.
  static let blockedMaintenance = Rule(.blockedMaintenance) {
    (transaction: Transaction, migration) in
    guard transaction.state.isInTransaction == true else { return [] }
    var held: Lock?
    for effect in transaction.effects {
      if case .lock(let lock) = effect, lock.holdsUpMaintenance, held == nil { held = lock }
      guard let lock = held, let work = effect.longWork, work != lock.span else { continue }
      return [
        Concern(
          "VACUUM, concurrent builds and VALIDATE of \(lock.relation) wait for later work of this transaction.",
          at: lock.span,
          notes: [Note("the work that it is kept through", at: work)],
          lock: "\(lock.mode) on \(lock.relation) "
            + transaction.state.lockEnd(migration.handling.host?.name),
          wayOut: ["last in the transaction, or in one of its own"])
      ]
    }
    return []
  }
}

extension Lock {
  fileprivate var holdsUpMaintenance: Bool {
    isLive && mode == .shareUpdateExclusive && !isConditional && !kind.isIndex
  }
}

extension Effect {
  /// The words of work over many rows.
  fileprivate var longWork: SourceSpan? {
    switch self {
    case .scan(let it): it.isLive ? it.span : nil
    case .rewrite(let it): it.isLive ? it.span : nil
    case .indexBuild(let it): it.isLive ? it.span : nil
    case .foreignKeyValidation(let it): it.isLive ? it.span : nil
    case .rowChange(let it): it.isLive && !it.extent.isSmall ? it.span : nil
    default: nil
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Row security without a policy: nobody but the owner sees or changes a row.
  static let rowSecurityWithoutPolicy = Rule(.rowSecurityWithoutPolicy) {
    (transaction: Transaction, migration) in
    let effects = transaction.effects
    let changes = effects.places(of: .change)
    lazy var arrivals = effects.arrivals
    return changes.compactMap { index -> Answer? in
      guard case .change(let change) = effects[index], change.isLive, let table = change.relation,
        case .rowSecurity(hasPolicy: false) = change.kind, !arrivals.hasPolicy(on: table)
      else { return nil }
      let concern = Concern(
        "Nobody but the owner sees or changes a row of \(table) once this commits.",
        at: change.span,
        lock:
          "\(LockMode.accessExclusive) on \(table) \(transaction.state.lockEnd(migration.handling.host?.name))",
        wayOut: ["CREATE POLICY in the same transaction; policies can stand before it is enabled"])
      return Answer(concern, about: index)
    }
  }
}

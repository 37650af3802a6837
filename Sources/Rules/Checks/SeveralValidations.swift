import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Each holds up VACUUM and schema changes of its table until all are done.
  static let severalValidations = Rule(.severalValidations) {
    (transaction: Transaction, migration) in
    guard transaction.state.isInTransaction == true else { return [] }
    var first: RelationName?
    for effect in transaction.effects.of([.scan, .foreignKeyValidation]) {
      guard let (relation, span) = effect.validation else { continue }
      guard let earlier = first else {
        first = relation
        continue
      }
      return [
        Concern(
          "VACUUM and schema changes of \(earlier) wait for this validation too.",
          at: span,
          lock:
            "\(LockMode.shareUpdateExclusive) on \(earlier) \(transaction.state.lockEnd(migration.handling.host?.name))",
          wayOut: ["one validation in a transaction"])
      ]
    }
    return []
  }
}

extension Effect {
  /// The table whose rows are validated while reads and writes go on.
  fileprivate var validation: (RelationName, SourceSpan)? {
    switch self {
    case .scan(let scan):
      guard case .validation = scan.cause, scan.isLive else { return nil }
      return (scan.relation, scan.span)
    case .foreignKeyValidation(let it):
      return it.cause == .validation && it.isLive ? (it.relation, it.span) : nil
    default: return nil
    }
  }
}

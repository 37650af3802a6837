import Rulebook
import Semantics
import Syntax

extension Rule {
  /// VALIDATE lets reads and writes go on, unless its transaction holds a lock that does not: that of
  /// ADD CONSTRAINT … NOT VALID itself, for one.
  static let validatingUnderLock = Rule(
    .validatingUnderLock, [.scan, .foreignKeyValidation]
  ) { effect, step in
    guard let (table, span) = validated(effect), let held = step.strongLock else { return nil }
    let who = held.mode.blocksReads ? "reads and writes" : "writes"

    return Concern(
      "While this reads all of \(table), \(who) of \(held.relation) wait: the lock on it is kept.",
      at: span,
      notes: held.span == span
        ? [] : [Note("\(held.mode) on \(held.relation) is held since here", at: held.span)],
      lock: step.lockLine(held.mode, on: held.relation),
      work: "reads all of \(table)",
      wayOut: ["VALIDATE in a transaction of its own, when this one has committed"])
  }

  private static func validated(_ effect: Effect) -> (RelationName, SourceSpan)? {
    switch effect {
    case .scan(let scan):
      guard case .validation = scan.cause, scan.isLive else { return nil }
      return (scan.relation, scan.span)
    case .foreignKeyValidation(let key):
      guard key.cause == .validation, key.isLive else { return nil }
      return (key.relation, key.span)
    default: return nil
    }
  }
}

extension Step {
  /// The strongest lock that others wait for while this runs: one that is held, or its own.
  fileprivate var strongLock: Lock? {
    if let held = before.held.strongest { return held }
    return effects.lazy.compactMap { effect -> Lock? in
      guard case .lock(let lock) = effect, lock.isLive, lock.mode.blocksWrites else { return nil }
      return lock
    }.max { $0.mode < $1.mode }
  }
}

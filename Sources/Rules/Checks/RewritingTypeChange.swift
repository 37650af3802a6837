import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A new type that is stored otherwise makes the server write every row anew, and check it.
  ///
  /// Where history does not show the present type the change may be free: one step lower.
  static let rewritingTypeChange = Rule(.rewritingTypeChange) { (rewrite: Rewrite, step) in
    guard case .typeChange(let change) = rewrite.cause, rewrite.isLive else { return nil }
    let isCertain = rewrite.certainty == .certain
    let rebuilt = step.rebuiltByType(at: rewrite.span)

    return Concern(
      message(rewrite, change, rebuilt: rebuilt),
      at: rewrite.span,
      label: change.old.map { "was \($0)" },
      notes: (change.origin.map {
        [Note("the type until now", at: $0.span, in: $0.path == step.before.path ? nil : $0.path)]
      } ?? []) + step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: rewrite.relation),
      work: "writes every row of \(rewrite.relation) anew and rebuilds its indexes",
      also: step.validatedKeys(at: rewrite.span).map {
        "checks \($0) again, with both tables locked"
      },
      wayOut: freeWay(change) + change.narrowWay(in: rewrite.relation) + [
        "add a column, write both, backfill in batches, move readers, drop the old one"
      ],
      assumes: rewrite.certainty == .unknownShape ? step.shapeAssumption(rewrite.relation) : [],
      severity: isCertain || !rebuilt.isEmpty ? nil : RuleID.rewritingTypeChange.severity.lowered)
  }

  private static func message(_ rewrite: Rewrite, _ change: TypeChange, rebuilt: [String]) -> String
  {
    let start = "Changing the type of \(rewrite.relation).\(change.column) rewrites the table"
    guard rewrite.certainty == .certain else {
      let anyway =
        rebuilt.isEmpty ? "" : ", and rebuilds \(rebuilt.joined(separator: ", ")) in any case"
      let end = change.isNarrowing ? "; \(change.refusal)" : "."
      return start + " unless \(condition(change, rewrite.certainty))\(anyway)\(end)"
    }
    return change.isNarrowing
      ? start + ", so reads and writes wait; " + change.refusal
      : start + "; reads and writes wait."
  }

  /// What would make the change free, where that is unknown.
  private static func condition(_ change: TypeChange, _ certainty: Certainty) -> String {
    if certainty == .unknownTimeZone {
      return "the session's time zone, unknown here, is UTC"
    }
    guard let old = change.old else {
      return "its present type, unknown here, is stored alike"
    }
    return "\(old) and \(change.new), a conversion unknown here, are stored alike"
  }

  private static func freeWay(_ change: TypeChange) -> [String] {
    guard let old = change.old else { return [] }
    switch (old.name, change.new.name) {
    case ("numeric", "numeric"):
      return ["free: more digits at the same scale"]
    case ("timestamp", "timestamptz"), ("timestamptz", "timestamp"):
      return ["free: SET TimeZone = 'UTC' before it, and no USING"]
    default:
      return []
    }
  }
}

extension Step {
  /// The foreign keys over the column, which are checked again.
  fileprivate func validatedKeys(at span: SourceSpan) -> String? {
    let keys = effects.compactMap { effect -> String? in
      guard case .foreignKeyValidation(let it) = effect, it.span == span else { return nil }
      return it.constraint?.text
    }
    return keys.isEmpty ? nil : keys.joined(separator: ", ")
  }
}

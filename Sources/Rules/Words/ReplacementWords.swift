import Semantics
import Syntax

extension Replacement {
  /// Whether all was done that a careful change of name or type takes, in earlier releases.
  var isDone: Bool { isFilled && isSynced && !isNew }

  /// Which step is missing, in words that follow what is lost; empty where none is.
  var missingStep: String {
    let all = names.listed
    if !isFilled { return "; in \(all) is only what was written since its trigger" }
    if isNew { return "; it was copied into \(all) no earlier than in this change" }
    return isSynced
      ? "" : "; it was copied into \(all) once, and nothing seen keeps the two in step"
  }

  /// What is left to do before the old one goes.
  var wayOut: [String] {
    let names = names.listed
    if !isFilled {
      return ["first copy the rows from before the trigger into \(names), in batches"]
    }
    if !isSynced, !isNew {
      return [
        "first keep \(names) in step by a trigger or by code that writes both, then fill it again"
      ]
    }
    return isNew
      ? ["drop it in a later release, when deployed code reads and writes \(names)"]
      : ["see that no deployed code names it any more"]
  }
}

extension Step {
  /// The one column that this change adds to a table, of the same type as another, into which nothing is
  /// copied: it may be meant to take the other's place.
  func uncopied(besides column: Identifier, of table: RelationName) -> Identifier? {
    guard let known = before.schema.relation(table), let old = known.column(column)?.type else {
      return nil
    }
    let added = known.columns.filter(\.isNew)
    guard added.count == 1, let new = added.first, new.type == old, !new.isCopied else {
      return nil
    }
    return new.name
  }
}

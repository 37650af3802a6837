import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The new type refuses values that the old one takes, and running code may write them.
  ///
  /// Where the change also rewrites a table that is not small, that is an error, and says this too.
  static let narrowedColumn = Rule(.narrowedColumn) { (change: ColumnChange, step) in
    guard case .type(let type) = change.kind, type.isNarrowing, change.isLive, !change.isNew,
      !step.isRewriteFelt(at: change.span)
    else { return nil }

    return Concern(
      "This makes \(change.relation).\(change.column) narrower; \(type.refusal)",
      at: change.span,
      label: type.old.map { "was \($0)" },
      lock: step.lockLine(.accessExclusive, on: change.relation),
      wayOut: ["first deploy code that keeps to it"] + type.narrowWay(in: change.relation))
  }
}

extension TypeChange {
  /// What becomes of values that do not fit any more.
  var refusal: String { "running code that writes what \(new) does not hold fails." }

  /// How to refuse what is too long, and change no type.
  func narrowWay(in table: RelationName) -> [String] {
    guard isNarrowing, new.dimensions == 0, let limit = new.modifiers.first,
      ["varchar", "bpchar"].contains(new.name)
    else { return [] }
    return [
      "+ ALTER TABLE \(table.sql) ADD CONSTRAINT … CHECK (length(\(column.sql)) <= \(limit)) NOT VALID;",
      "once running code keeps to it; then VALIDATE it in a transaction of its own",
    ]
  }
}

extension Step {
  /// Whether a table that is not small is written anew at a place.
  fileprivate func isRewriteFelt(at span: SourceSpan) -> Bool {
    effects.contains { effect in
      guard case .rewrite(let it) = effect else { return false }
      return it.span == span && it.isLive && !isShort(effect)
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// An earlier file of the change set adds what this one drops: nobody ever uses it.
  static let addedAndDropped = Rule(.addedAndDropped) { (changes: ChangeSet) in
    guard let last = changes.migrations.last else { return [] }
    return last.effects.of(.removal).compactMap { effect in
      guard case .removal(let removal) = effect,
        let (words, path, span) = changes.earlierAddition(of: removal.object)
      else { return nil }
      let concern = Concern(
        "This drops \(words), which another file of the same change adds.",
        at: removal.span,
        notes: [Note("added here", at: span, in: path)],
        wayOut: ["leave both out: neither has been applied yet"])
      return (last.source.path, concern)
    }
  }
}

extension ChangeSet {
  /// Where a file before the last adds a table or a column, and what it is in words.
  fileprivate func earlierAddition(
    of object: Removal.Object
  ) -> (words: String, path: String, span: SourceSpan)? {
    for migration in migrations.dropLast() {
      for effect in migration.effects.of([.creation, .columnAddition]) {
        switch (effect, object) {
        case (.creation(let made), .table(let table)) where made.relation == table:
          return ("\(table)", migration.source.path, made.span)
        case (.columnAddition(let added), .column(let column, let table))
        where added.column == column && added.relation == table:
          return ("\(table).\(column)", migration.source.path, added.span)
        default: continue
        }
      }
    }
    return nil
  }
}

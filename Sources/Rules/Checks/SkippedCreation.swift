import Rulebook
import Semantics

extension Rule {
  /// IF NOT EXISTS keeps what is there, which is something else.
  static let skippedCreation = Rule(.skippedCreation) { (change: Change, _) in
    guard case .skippedCreation(let origin) = change.kind, change.isLive,
      let table = change.relation
    else { return nil }

    return Concern(
      "\(table) stays as it is: IF NOT EXISTS passes over what is written here.",
      at: change.span,
      notes: origin.map { [Note("made here, with another shape", at: $0.span, in: $0.path)] } ?? [],
      wayOut: ["ALTER TABLE to what it is to be, or leave this out"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Queries that used the index read more than before, and a unique one keeps nothing out any more.
  static let droppedIndex = Rule(.droppedIndex) { (removal: Removal, step) in
    guard case .index(let index, let table, _, _) = removal.object, removal.isLive else {
      return nil
    }
    let owner = table.map { "\($0)" } ?? "its table"

    return Concern(
      "Queries of \(owner) that use \(index) read the whole table from here on.",
      at: removal.span,
      wayOut: ["see in pg_stat_user_indexes that nothing uses it, on standbys too"])
  }
}

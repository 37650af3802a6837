import Rulebook
import Semantics

extension Step {
  /// Whether an effect is work on the rows of tables that the project calls small: over in a moment,
  /// however it is done.
  func isShort(_ effect: Effect) -> Bool {
    guard let relation = effect.workedOn else { return false }
    return before.declared.tables.size(of: relation) == .small
  }
}

extension Effect {
  /// The table whose rows are read or written, where that is what takes the time.
  fileprivate var workedOn: RelationName? {
    switch self {
    case .rewrite(let it): it.relation
    case .scan(let it): it.relation
    case .indexBuild(let it): it.relation
    case .foreignKeyValidation(let it): it.relation
    case .rowChange(let it): it.relation
    case .lock, .failure, .removal, .renaming, .creation, .columnAddition, .columnChange,
      .constraintAddition, .tableLock, .maintenance, .definition, .unseen:
      nil
    }
  }
}

extension Category {
  /// Whether its rules warn of what takes long, and so of nothing where a table is small.
  var isAboutDuration: Bool {
    switch self {
    case .locking, .transaction: true
    case .failure, .compatibility, .dataLoss, .rollback, .security, .style, .engine: false
    }
  }
}

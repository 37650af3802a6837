import Rulebook
import Semantics

extension Step {
  /// Whether an effect is work on the rows of tables that the project calls small: over in a moment,
  /// however it is done.
  func isShort(_ effect: Effect) -> Bool {
    guard before.declared.tables.others == .small else { return false }
    let relations = effect.workedOn
    return !relations.isEmpty
      && relations.allSatisfy { before.declared.tables.size(of: $0) == .small }
  }
}

extension Effect {
  /// The tables whose rows are read or written, where that is what takes the time.
  fileprivate var workedOn: [RelationName] {
    switch self {
    case .rewrite(let it): [it.relation]
    case .scan(let it): [it.relation]
    case .indexBuild(let it): [it.relation]
    case .foreignKeyValidation(let it): [it.relation]
    case .rowChange(let it): [it.relation]
    case .maintenance(let it): it.scope.relations
    case .lock, .failure, .removal, .renaming, .creation, .columnAddition, .columnChange,
      .constraintAddition, .tableLock, .definition, .change, .setting, .unseen:
      []
    }
  }
}

extension Maintenance.Scope {
  /// The tables, where they are named.
  fileprivate var relations: [RelationName] {
    switch self {
    case .relations(let names): names
    case .index(_, let table): table.map { [$0] } ?? []
    case .schema, .database: []
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

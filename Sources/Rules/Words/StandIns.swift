import Semantics

/// Views, made in a list of effects, that stand in for tables of another name now.
struct StandIns {
  private let arrivals: Arrivals
  private var views: [RelationName: Creation] = [:]
  /// Relations on which triggers are made, or rules: they may pass writes on.
  private var handled: Set<RelationName> = []
  /// The columns of tables that come about under new names.
  private var renamed: Set<Identifier> = []

  init(_ effects: EffectList, _ arrivals: Arrivals) {
    self.arrivals = arrivals
    for place in effects.places(of: [.creation, .change, .renaming]) {
      switch effects[place] {
      case .creation(let it): views[it.relation] = it
      case .change(let it):
        switch it.kind {
        case .trigger, .queryRule: if let relation = it.relation { handled.insert(relation) }
        default: break
        }
      case .renaming(let it): if case .column = it.object { renamed.insert(it.newName) }
      default: break
      }
    }
  }

  /// Whether something of a name comes behind an effect that has the column, as far as that is known.
  func show(_ column: Identifier, as name: RelationName, after index: Int) -> Bool {
    guard arrivals.hasRelation(name, after: index) else { return false }
    return views[name]?.outputs.map { $0.contains(column) } ?? true
  }

  /// The columns that running code knows and the view in a table's place lacks.
  func missing(of columns: [Identifier], in name: RelationName) -> [Identifier] {
    guard let outputs = views[name]?.outputs else { return [] }
    return columns.filter { !outputs.contains($0) && !renamed.contains($0) }
  }

  /// Whether what comes in a table's place is sure to refuse writes.
  func refusesWrites(_ name: RelationName) -> Bool {
    guard let view = views[name], !handled.contains(name) else { return false }
    return view.isReadOnly || view.kind == .materializedView
  }
}

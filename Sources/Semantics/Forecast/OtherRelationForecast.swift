import Syntax

/// Actions of ALTER VIEW, MATERIALIZED VIEW, SEQUENCE and INDEX beside their lock.
extension Forecast {
  mutating func otherAction(
    _ action: AlterTableAction, of kind: RelationKind, on name: RelationName
  ) {
    switch action.kind {
    case .ownerTo: changeOwner(of: name, at: action.keywords)
    case .setLogged, .setUnlogged:
      rewrite(name, kind == .sequence ? .sequence : .logging, at: action.keywords)
    case .clusterOn(let index):
      lock(
        RelationName(schema: name.schema, name: Identifier(index, in: statement)),
        .shareUpdateExclusive, as: .index, at: action.keywords)
    default: break
    }
  }

  /// A view's options change what its queries mean.
  func mode(_ action: AlterTableAction, of kind: RelationKind) -> LockMode {
    kind == .view ? .accessExclusive : action.kind.lockMode(in: statement)
  }
}

import Syntax

/// Actions of ALTER VIEW, MATERIALIZED VIEW, SEQUENCE and INDEX beside their lock.
extension Forecast {
  mutating func otherAction(
    _ action: AlterTableAction, of kind: RelationKind, on name: RelationName
  ) {
    switch action.kind {
    case .ownerTo:
      changes(.owner, of: name, at: action.keywords)
      changeOwner(of: name, at: action.keywords)
    case .setLogged, .setUnlogged:
      let wanted: Persistence = action.kind.isSetLogged ? .permanent : .unlogged
      if let known = relation(name), known.birth != .unseen, known.persistence == wanted { return }
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

extension AlterTableAction.Kind {
  fileprivate var isSetLogged: Bool { if case .setLogged = self { true } else { false } }
}

extension Forecast {
  /// `ALTER … DEPENDS ON EXTENSION` locks an index or materialized view as any change of it would; the
  /// table of a trigger is only looked at.
  mutating func alterDepends(_ alter: AlterDepends) {
    guard let reference = statement.mentions.relations.first else { return }
    let words = TokenRange(Int(alter.range.lower), Int(alter.range.lower) + 2)
    guard !refusesMissing(reference, at: words) else { return }
    let word = statement.token(at: Int(alter.range.lower) + 1)?.keyword
    switch word {
    case .index: lock(resolve(reference), .accessExclusive, as: .index, at: words)
    case .materialized: lock(resolve(reference), .accessExclusive, as: .materializedView, at: words)
    default: lock(resolve(reference), .accessShare, at: words)
    }
  }
}

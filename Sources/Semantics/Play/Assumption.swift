/// Something that was taken for granted about a statement.
package enum Assumption: Hashable, Sendable {
  /// No migration shows the relation being made: what it holds and what hangs on it is unknown.
  case shape(RelationName)
  /// No migration shows the column's type, or whether the two types are stored alike.
  case type(of: Identifier, in: RelationName)
  /// A function may be volatile.
  case volatile(String)
  /// The session's time zone is UTC.
  case utc
}

extension Assumption {
  /// What the effects of a statement rest on, each once, in order.
  static func made(for effects: [Effect], at moment: Moment) -> [Assumption] {
    var found: [Assumption] = []
    func add(_ assumption: Assumption?) {
      if let assumption, !found.contains(assumption) { found.append(assumption) }
    }
    for effect in effects {
      switch effect {
      case .lock(let lock): add(shape(of: lock, moment))
      case .rewrite(let rewrite): add(cause(of: rewrite))
      default: break
      }
    }
    return found
  }

  /// A lock that others wait for, on a relation that was never seen: more may hang on it.
  private static func shape(of lock: Lock, _ moment: Moment) -> Assumption? {
    guard lock.mode.blocksWrites, lock.kind != .index, lock.kind != .partitionedIndex,
      lock.relation.schema != .catalog
    else { return nil }
    let birth = moment.schema.relation(lock.relation)?.birth ?? .unseen
    return birth == .unseen && lock.isLive ? .shape(lock.relation) : nil
  }

  private static func cause(of rewrite: Rewrite) -> Assumption? {
    if rewrite.certainty == .unknownTimeZone { return .utc }
    guard rewrite.certainty == .unknownShape else { return nil }
    switch rewrite.cause {
    case .typeChange(let change): return .type(of: change.column, in: rewrite.relation)
    case .columnDefault(_, let function): return function.map { .volatile($0) }
    default: return .shape(rewrite.relation)
    }
  }
}

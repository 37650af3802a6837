package import Syntax

/// An index that is built CONCURRENTLY, and what may cut the build short.
///
/// It waits for older transactions in the way of a lock, so both timeouts end it; what is left then is an
/// invalid index (measured).
package struct ConcurrentBuild: Sendable {
  /// The index, where it is named.
  package let index: Identifier?
  package let relation: RelationName?
  package let transaction: TransactionState
  package let lockTimeout: LockWait.Bound
  package let statementTimeout: LockWait.Bound
  package let span: SourceSpan
}

extension Migration {
  /// Every build of a live index that lets writes go on, in order.
  package var concurrentBuilds: [ConcurrentBuild] {
    TimedEffects([.indexBuild, .maintenance], of: self).compactMap { timed in
      timed.effect.concurrentBuild.map { index, relation, span in
        ConcurrentBuild(
          index: index, relation: relation, transaction: timed.transaction,
          lockTimeout: timed.timeouts.lock, statementTimeout: timed.timeouts.statement, span: span)
      }
    }
  }
}

extension Effect {
  /// The index that is built CONCURRENTLY on a live table, its table, and the words that ask for it.
  fileprivate var concurrentBuild: (Identifier?, RelationName?, SourceSpan)? {
    switch self {
    case .indexBuild(let it):
      guard it.isConcurrent, it.isLive, it.cause == .createIndex else { return nil }
      return (it.index, it.relation, it.span)
    case .maintenance(let it):
      guard it.kind == .reindex, it.isConcurrent, it.isLive else { return nil }
      switch it.scope {
      case .index(let index, let table): return (index.name, table, it.span)
      case .relations(let tables): return (nil, tables.first, it.span)
      case .schema, .database: return (nil, nil, it.span)
      }
    default: return nil
    }
  }
}

import Syntax

/// Work that reads or writes a whole relation.
extension Forecast {
  mutating func vacuum(_ vacuum: Vacuum) {
    let mode: LockMode = vacuum.isFull ? .accessExclusive : .shareUpdateExclusive
    for reference in vacuum.tables {
      lock(resolve(reference), mode, at: vacuum.keywords)
      if vacuum.isFull { rewrite(resolve(reference), .vacuumFull, at: vacuum.keywords) }
    }
    if vacuum.isVacuum { needsNoTransaction(at: vacuum.keywords) }
  }

  mutating func cluster(_ cluster: Cluster) {
    guard let reference = cluster.table else { return needsNoTransaction(at: cluster.keywords) }
    lock(resolve(reference), .accessExclusive, at: cluster.keywords)
    rewrite(resolve(reference), .cluster, at: cluster.keywords)
  }

  mutating func refresh(_ refresh: RefreshMaterializedView) {
    let isConcurrent = refresh.concurrently != nil
    let view = resolve(refresh.view)
    lock(view, isConcurrent ? .exclusive : .accessExclusive, at: refresh.keywords)
    rewrite(view, .refresh(concurrently: isConcurrent), at: refresh.keywords)
  }

  /// Statements that refuse a transaction block and are told by their first two words.
  mutating func openingWords() {
    let words = (statement.token(at: 0)?.keyword, statement.token(at: 1)?.keyword)
    switch words {
    case (.create, .database), (.create, .tablespace), (.alter, .system), (.discard, .all):
      needsNoTransaction(at: TokenRange(0, 2))
    default: break
    }
  }
}

import Syntax

/// Indexes, and the other work that reads or writes a whole relation.
extension Forecast {
  mutating func createIndex(_ create: CreateIndex) {
    let table = resolve(create.table)
    lock(table, create.isConcurrent ? .shareUpdateExclusive : .share, at: create.keywords)
    let name = create.name.map { Identifier($0, in: statement) }
    // ON ONLY a partitioned table makes the parent's entry and builds nothing.
    if !create.table.isOnly {
      build(
        table, index: name, .createIndex, isConcurrent: create.isConcurrent, at: create.keywords)
    }
    if let word = create.concurrently { needsNoTransaction(at: word) }
  }

  mutating func reindex(_ reindex: Reindex) {
    let isConcurrent = reindex.concurrently != nil
    switch reindex.target {
    case .table(let reference):
      let table = resolve(reference)
      lock(table, isConcurrent ? .shareUpdateExclusive : .share, at: reindex.keywords)
      build(table, index: nil, .reindex, isConcurrent: isConcurrent, at: reindex.keywords)
    case .index(let reference):
      let index = resolve(reference)
      lock(index, isConcurrent ? .shareUpdateExclusive : .accessExclusive, at: reindex.keywords)
    case .schema, .database, .system:
      needsNoTransaction(at: reindex.concurrently ?? reindex.keywords)
      return
    }
    if let word = reindex.concurrently { needsNoTransaction(at: word) }
  }

  mutating func lockTable(_ lockTable: LockTable) {
    let words = lockTable.mode.map { statement.written($0).uppercased() }
    let spelt = words?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let mode = LockMode.allCases.first { $0.description == spelt } ?? .accessExclusive
    for table in lockTable.tables { lock(resolve(table), mode, at: lockTable.range) }
  }
}

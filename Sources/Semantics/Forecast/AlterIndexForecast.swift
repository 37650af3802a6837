import Syntax

/// ALTER INDEX: options, storage, statistics, partitions.
extension Forecast {
  mutating func alterIndex(_ alter: AlterTable) {
    let index = resolve(alter.table)
    guard isThere(index, alter) else { return }
    lock(index, alter.lockMode(in: statement), as: .index, at: alter.keywords)
    let known = relation(index)
    if let known, !known.isIndex, known.birth != .unseen {
      return refuse("42809", "\"\(index)\" is not an index", at: alter.table.range)
    }
    for action in alter.actions {
      switch action.kind {
      case .attachIndexPartition: partitionAction(action, of: alter, on: index)
      case .setStatistics(.number(let number), _): setStatistics(number, of: index, action)
      case .setTablespace:
        let table = known?.index.flatMap { relation($0.table)?.name }
        maintain(
          .moveTablespace, .index(index, of: table), isLive: isLive(index), at: action.keywords)
      case .setOptions, .resetOptions:
        if known?.kind == .partitionedIndex {
          refuse(
            "42809", "ALTER action SET cannot be performed on relation \"\(index)\"",
            at: action.keywords)
        }
      default: break
      }
    }
  }

  /// Statistics are kept for an expression; a plain column has its table's.
  private mutating func setStatistics(
    _ number: Int, of index: RelationName, _ action: AlterTableAction
  ) {
    guard let keys = relation(index)?.index?.keys, number > 0 else { return }
    guard number <= keys.count else {
      return refuse(
        "42703", "column number \(number) of relation \"\(index)\" does not exist",
        at: action.keywords)
    }
    guard keys[number - 1].column != nil else { return }
    refuse(
      "0A000", "cannot alter statistics on non-expression column of index \"\(index)\"",
      at: action.keywords)
  }

  // MARK: CREATE TABLE … PARTITION OF

  mutating func createPartition(
    _ name: RelationName, of parent: RelationName, _ bound: PartitionBound, _ create: CreateTable
  ) {
    if create.ifNotExists, relation(name) != nil { return }
    if refuseMissing(parent, at: create.keywords) { return }
    lock(parent, .accessExclusive, at: create.keywords)
    if let known = whole(parent), known.kind != .partitionedTable {
      return refuse("42P17", "\"\(parent)\" is not partitioned", at: create.keywords)
    }
    let bounds = PartitionBounds(bound, in: statement)
    if refuseBounds(bounds, of: name, in: parent, at: create.keywords) { return }
    join(name, bounds, to: parent, isNew: true, at: create.keywords)
  }
}

extension Forecast {
  /// Options that change what others see or how an index is written; the rest are habits of
  /// storage.
  static let exclusiveOptions: Set<String> = [
    "user_catalog_table", "fastupdate", "gin_pending_list_limit", "buffering", "pages_per_range",
    "autosummarize",
  ]
}

import Syntax

/// Actions of ALTER TABLE on partitions and inheritance.
extension Forecast {
  mutating func partitionAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .detachPartition(let partition, let mode):
      detach(partition, mode, at: action.keywords)
    case .attachPartition(let partition, _):
      lock(moment.schema.resolve(partition, in: statement), .accessExclusive, at: action.keywords)
    case .inherit(let parent):
      lock(
        moment.schema.resolve(parent, in: statement), .shareUpdateExclusive, at: action.keywords)
    default: break
    }
  }

  private mutating func detach(
    _ partition: QualifiedName, _ mode: DetachMode, at keywords: TokenRange
  ) {
    lock(moment.schema.resolve(partition, in: statement), .accessExclusive, at: keywords)
    switch mode {
    // FINALIZE ends what CONCURRENTLY began, and may do so inside a transaction.
    case .plain, .finalize: break
    case .concurrently:
      let word = Int(partition.range.upper)
      needsNoTransaction(at: TokenRange(word, word + 1))
    }
  }
}

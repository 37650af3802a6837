import Rulebook
import Semantics

extension Rule {
  /// Rows are read to see on which side of a partition's bound they lie: those of the table that is
  /// attached, and those of the default partition, which may hold some that belong to the new one.
  ///
  /// A valid CHECK that says as much spares both.
  static let scanningAttach = Rule(.scanningAttach) { (scan: Scan, step) in
    guard scan.cause == .partitionBound, scan.isLive else { return nil }
    let table = scan.relation
    let isDefault = step.isDefaultPartition(table)

    return Concern(
      isDefault
        ? "The default partition \(table) is read for rows of the new one; its reads and writes wait."
        : "Attaching \(table) reads all of it to check the bound; its reads and writes wait.",
      at: scan.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: scan.parts.count > 1
        ? "reads \(scan.parts.count) partitions of \(table)" : "reads all of \(table)",
      wayOut: [
        isDefault
          ? "add a CHECK to \(table) that keeps the new partition's rows out, NOT VALID;"
          : "add a CHECK to \(table) that says the bound and IS NOT NULL of its key, NOT VALID;",
        "VALIDATE it in a transaction of its own; then nothing is read, and drop the CHECK",
      ],
      assumes: step.shapeAssumption(table))
  }
}

extension Step {
  /// Whether history shows the relation to be the default partition of another.
  fileprivate func isDefaultPartition(_ relation: RelationName) -> Bool {
    before.schema.relation(relation)?.partition?.bounds == .everythingElse
  }
}

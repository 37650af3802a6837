import Rulebook
import Semantics

extension Rule {
  /// TRUNCATE loses every row, of this table and by CASCADE of those that refer to it.
  static let truncatedTable = Rule(.truncatedTable) { (rewrite: Rewrite, step) in
    guard case .truncation = rewrite.cause, rewrite.isLive else { return nil }

    return Concern(
      "TRUNCATE loses every row of \(rewrite.relation); its reads and writes wait.",
      at: rewrite.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: rewrite.relation),
      wayOut: [
        "delete what is to go in batches that each commit, with WHERE",
        "if the table is to be emptied, say why above it:", RuleID.truncatedTable.allowance,
      ])
  }
}

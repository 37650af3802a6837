import Rulebook
import Semantics

extension Rule {
  /// A new column whose value differs from row to row makes the server write every row anew.
  ///
  /// Any other default is stored once, in the catalog, and costs nothing.
  static let rewritingColumn = Rule(.rewritingColumn) { (rewrite: Rewrite, step) in
    if case .newExpression(let column) = rewrite.cause { return expression(column, rewrite, step) }
    guard rewrite.isLive, let (column, reason) = newColumn(rewrite.cause) else { return nil }
    let isCertain = rewrite.certainty == .certain

    return Concern(
      isCertain
        ? "Adding \(rewrite.relation).\(column) rewrites the table; reads and writes wait."
        : "Adding \(rewrite.relation).\(column) rewrites the table if \(reason) is volatile; "
          + "unknown here.",
      at: rewrite.span,
      label: isCertain ? reason : nil,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: rewrite.relation),
      work: "writes every row of \(rewrite.relation) anew and rebuilds its indexes",
      wayOut: [
        "add the column without it, then ALTER COLUMN … SET DEFAULT for new rows,",
        "and backfill the old rows in batches",
      ],
      severity: isCertain ? nil : RuleID.rewritingColumn.severity.lowered)
  }

  /// Another expression for a column that stores what it computes.
  private static func expression(_ column: Identifier, _ rewrite: Rewrite, _ step: Step)
    -> Concern?
  {
    guard rewrite.isLive else { return nil }
    let isCertain = rewrite.certainty == .certain
    return Concern(
      "Computing \(rewrite.relation).\(column) anew rewrites the table"
        + (isCertain ? "; reads and writes wait." : " if it is STORED; unknown here."),
      at: rewrite.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: rewrite.relation),
      work: "writes every row of \(rewrite.relation) anew and rebuilds its indexes",
      wayOut: ["add another column, write it with a trigger, backfill in batches, move readers"],
      severity: isCertain ? nil : RuleID.rewritingColumn.severity.lowered)
  }

  /// The column that is added, and what makes its values differ.
  private static func newColumn(_ cause: Rewrite.Cause) -> (Identifier, String)? {
    switch cause {
    case .columnDefault(let column, let function):
      (column, function.map { "\($0)()" } ?? "another value for each row")
    case .serialColumn(let column, let type): (column, "\(type) calls nextval() for each row")
    case .identityColumn(let column): (column, "another number for each row")
    case .storedColumn(let column): (column, "computed and stored for each row")
    case .domainColumn(let column): (column, "the domain's check is made for each row")
    case .typeChange, .newExpression, .sequence, .attribute, .vacuumFull, .cluster, .logging,
      .accessMethod, .tablespace, .truncation,
      .refresh, .repack, .repartition:
      nil
    }
  }
}

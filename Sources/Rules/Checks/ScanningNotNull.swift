import Rulebook
import Semantics
import Syntax

extension Rule {
  /// SET NOT NULL reads the whole table while nobody may, unless a valid CHECK proves the column.
  static let scanningNotNull = Rule(.scanningNotNull) { (scan: Scan, step) in
    guard case .notNull(let column) = scan.cause, scan.isLive else { return nil }
    let table = scan.relation

    return Concern(
      "\(table).\(column) is checked for NULL under a lock that reads and writes wait for.",
      at: scan.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: "reads all of \(table) to check \(column)",
      wayOut: [
        "+ ALTER TABLE \(table.sql) ADD CONSTRAINT … CHECK (\(column.sql) IS NOT NULL) NOT VALID;",
        "+ ALTER TABLE \(table.sql) VALIDATE CONSTRAINT …;",
        "each in a transaction of its own; then SET NOT NULL reads nothing, and drop the CHECK",
      ],
      fix: notNullFix(column, of: table, step))
  }

  private static func notNullFix(_ column: Identifier, of table: RelationName, _ step: Step) -> Fix?
  {
    guard step.canRunOutsideTransaction, let (alter, action) = step.soleAction,
      case .setNotNull(let name) = action.kind,
      let constraint = constraintName(
        nil, table: table, columns: [column], suffix: "not_null", in: step)
    else { return nil }
    let written = step.written(alter)
    let columnText = step.statement.written(name.range)
    return Fix(
      "prove it with a CHECK first",
      [
        step.replace(with: [
          "ALTER TABLE \(written) ADD CONSTRAINT \(constraint) CHECK (\(columnText) IS NOT NULL) "
            + "NOT VALID",
          "ALTER TABLE \(written) VALIDATE CONSTRAINT \(constraint)",
          "ALTER TABLE \(written) ALTER COLUMN \(columnText) SET NOT NULL",
          "ALTER TABLE \(written) DROP CONSTRAINT \(constraint)",
        ])
      ])
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// SET NOT NULL reads the whole table while nobody may, unless a valid CHECK proves the column.
  ///
  /// So do a primary key over columns that may be NULL, and a new column that is computed as it is
  /// read and may not be NULL.
  static let scanningNotNull = Rule(.scanningNotNull) { (scan: Scan, step) in
    guard scan.isLive, let column = checked(scan.cause) else { return nil }
    let table = scan.relation
    let name = column.map { "\(table).\($0)" } ?? "The key of \(table)"

    return Concern(
      "\(name) is checked for NULL under a lock that reads and writes wait for"
        + (scan.cause.requiresColumn ? "; running code that leaves it NULL fails." : "."),
      at: scan.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: "reads all of \(table) to check \(column?.text ?? "the key")",
      wayOut: [
        "+ ALTER TABLE \(table.sql) ADD CONSTRAINT … CHECK (\(column?.sql ?? "…") IS NOT NULL) "
          + "NOT VALID;",
        "+ ALTER TABLE \(table.sql) VALIDATE CONSTRAINT …;",
        "each in a transaction of its own; then this reads nothing, and drop the CHECK",
      ],
      assumes: step.shapeAssumption(table),
      fix: column.flatMap { notNullFix($0, of: table, step) })
  }

  /// The column that is checked, where the cause is such a check; nil within for a key's columns.
  private static func checked(_ cause: Scan.Cause) -> Identifier?? {
    switch cause {
    case .notNull(let column), .newColumn(let column): .some(column)
    case .keyNotNull: .some(nil)
    case .check, .validation, .partitionBound, .domain, .typeChange: nil
    }
  }

  private static func notNullFix(_ column: Identifier, of table: RelationName, _ step: Step) -> Fix?
  {
    guard step.canRunSeveralOutsideTransaction, let (alter, action) = step.soleAction,
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

extension Scan.Cause {
  /// Whether a column that was there may not be NULL from now on.
  fileprivate var requiresColumn: Bool { if case .notNull = self { true } else { false } }
}

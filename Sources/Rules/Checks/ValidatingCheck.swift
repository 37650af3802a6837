import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Adding a CHECK reads the whole table while nobody may.
  static let validatingCheck = Rule(.validatingCheck) { (scan: Scan, step) in
    guard case .check(let name) = scan.cause, scan.isLive else { return nil }
    let table = scan.relation
    let check = name.map(\.text) ?? "this CHECK"

    return Concern(
      "Adding \(check) reads all of \(table) under a lock that reads and writes wait for.",
      at: scan.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: "checks each row of \(table)",
      wayOut: ["add it NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own"],
      fix: checkFix(table, step))
  }

  private static func checkFix(_ table: RelationName, _ step: Step) -> Fix? {
    guard case .addConstraint(let constraint) = step.soleAction?.action.kind,
      case .check(let condition) = constraint.kind
    else { return nil }
    return notValidFix(
      constraint,
      named: constraintName(
        constraint.name, table: table, columns: columns(of: condition, step), suffix: "check",
        in: step), step)
  }

  /// PostgreSQL names a CHECK after its column, where it reads exactly one.
  private static func columns(of condition: Expression, _ step: Step) -> [Identifier] {
    let read = step.statement.mentions.columns
      .filter { condition.range.contains($0.name.range) }
      .map { Identifier($0.name.last, in: step.statement) }
    return Set(read).count == 1 ? [read[0]] : []
  }
}

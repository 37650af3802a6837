import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Adding a foreign key looks up every row while writes to both tables wait.
  ///
  /// A key on a column that is added without default has nothing to look up.
  static let validatingForeignKey = Rule(.validatingForeignKey) {
    (validation: ForeignKeyValidation, step) in
    guard validation.isLive, validation.cause == .addition else { return nil }
    let (table, referenced) = (validation.relation, validation.referenced)

    return Concern(
      "This checks the foreign key of every row of \(table); writes to it and \(referenced) wait.",
      at: validation.span,
      notes: step.heldNotes,
      lock: table == referenced
        ? step.lockLine(.shareRowExclusive, on: table)
        : "\(LockMode.shareRowExclusive) on \(table) and \(referenced) "
          + step.before.lockEnd,
      work: "looks up each row of \(table) in \(referenced)",
      wayOut: ["add it NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own"],
      fix: foreignKeyFix(table, step))
  }

  private static func foreignKeyFix(_ table: RelationName, _ step: Step) -> Fix? {
    guard case .addConstraint(let constraint) = step.soleAction?.action.kind,
      case .foreignKey(let columns, _) = constraint.kind,
      !step.isPartitioned(table) || step.before.server.major >= 18
    else { return nil }
    let names = columns.map { Identifier($0, in: step.statement) }
    return notValidFix(
      constraint,
      named: constraintName(
        constraint.name, table: table, columns: names, suffix: "fkey", in: step), step)
  }

  /// `NOT VALID` behind the constraint, and a VALIDATE behind the statement.
  static func notValidFix(_ constraint: TableConstraint, named name: String?, _ step: Step) -> Fix?
  {
    guard step.canRunSeveralOutsideTransaction, let (alter, _) = step.soleAction, let name,
      !constraint.attributes.isEnforced
    else { return nil }
    let end = step.statement.span(constraint.range).end
    return Fix(
      "validate it apart",
      [
        Edit(insert: " NOT VALID", at: end),
        step.append(["ALTER TABLE \(step.written(alter)) VALIDATE CONSTRAINT \(name)"]),
      ])
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Adding a CHECK reads the whole table while nobody may.
  static let validatingCheck = Rule(.validatingCheck) { (check: CheckOfRows, step) in
    let scan: Scan
    switch check {
    case .scan(let it): scan = it
    case .domain(let domain, let span): return unseen(domain, at: span, step)
    }
    guard scan.isLive else { return nil }
    let table = scan.relation
    if scan.cause == .domain { return domain(table, at: scan.span, step) }
    guard case .check(let name) = scan.cause else { return nil }
    let check = name.map(\.text) ?? "this CHECK"

    return Concern(
      "Adding \(check) reads all of \(table) under a lock that reads and writes wait for"
        + (step.restrictsRunningCode(on: table) ? "; running code that breaks it fails." : "."),
      at: scan.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: "checks each row of \(table)",
      wayOut: ["add it NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own"],
      fix: checkFix(table, step))
  }

  /// A domain's constraint is held against every column of the domain, all tables locked at once.
  private static func domain(_ table: RelationName, at span: SourceSpan, _ step: Step) -> Concern {
    let tables = step.effects.compactMap { effect -> String? in
      guard case .scan(let scan) = effect, scan.cause == .domain, scan.isLive else { return nil }
      return "\(scan.relation)"
    }
    let all = tables.isEmpty ? "\(table)" : tables.joined(separator: ", ")
    return Concern(
      "This constraint of a domain is checked on every row of \(all); writes wait.",
      at: span,
      notes: step.heldNotes,
      lock: "\(LockMode.share) on \(all) \(step.before.lockEnd)",
      work: "reads all of \(all), one after the other",
      wayOut: [
        "put the condition on the columns: ADD CHECK … NOT VALID on each table, then VALIDATE;",
        "ALTER DOMAIN … ADD … NOT VALID counts for new rows alone, and its VALIDATE waits as well",
      ])
  }

  /// Which tables use the domain no migration shows.
  private static func unseen(_ domain: TypeKey, at span: SourceSpan, _ step: Step) -> Concern {
    Concern(
      "This constraint of \(domain.name) is checked on every row of the tables that use it, unknown "
        + "here; writes wait.",
      at: span,
      notes: step.heldNotes,
      lock: "\(LockMode.share) on each table with a column of the domain "
        + step.before.lockEnd,
      wayOut: [
        "put the condition on the columns: ADD CHECK … NOT VALID on each table, then VALIDATE"
      ],
      severity: RuleID.validatingCheck.severity.lowered)
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

extension Step {
  /// Whether a CHECK is about columns that running code may write.
  fileprivate func restrictsRunningCode(on table: RelationName) -> Bool {
    let known = before.schema.relation(table)
    let added = effects.compactMap { effect -> Identifier? in
      guard case .columnAddition(let it) = effect, it.relation == table else { return nil }
      return it.column
    }
    return effects.contains { effect in
      guard case .constraintAddition(let it) = effect, it.relation == table, it.kind == .check
      else { return false }
      return it.columns.contains { column in
        !added.contains(column) && known?.column(column)?.isNew != true
      }
    }
  }
}

/// Rows that are held against a condition, or would be, in tables that nobody has seen.
private enum CheckOfRows: StepPart {
  static var watched: EffectKinds { [.scan, .unseen] }

  case scan(Scan)
  case domain(TypeKey, SourceSpan)

  init?(_ effect: Effect) {
    switch effect {
    case .scan(let scan): self = .scan(scan)
    case .unseen(let unseen):
      guard case .usesOfDomain(let key) = unseen.reason else { return nil }
      self = .domain(key, unseen.span)
    default: return nil
    }
  }
}

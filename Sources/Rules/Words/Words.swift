import Rulebook
import Semantics
import Syntax

extension RuleID {
  /// The comment that lets a finding of the rule stand, for a person to complete.
  var allowance: String { "+ -- lockkeeper:allow \(rawValue) because …" }
}

/// The phrases that rules share.
extension Step {
  /// `ACCESS EXCLUSIVE on orders until COMMIT`.
  func lockLine(_ mode: LockMode, on relation: RelationName) -> String {
    "\(mode) on \(relation) \(before.lockEnd)"
  }

  /// Where a lock that others wait for was taken earlier in this transaction, as a note.
  var heldNotes: [Note] {
    guard let held = before.held.strongest else { return [] }
    let file = before.held.strongestFile?.text
    return [
      Note(
        "\(held.mode) on \(held.relation) is held since here", at: held.span,
        in: file == before.path ? nil : file)
    ]
  }

  /// The ALTER TABLE that has one action and nothing else, where this step is one. Only then can
  /// the statement be replaced by several.
  var soleAction: (alter: AlterTable, action: AlterTableAction)? {
    guard case .alterTable(let alter) = statement.body, alter.kind == .table,
      alter.actions.count == 1, let action = alter.actions.first
    else { return nil }
    return (alter, action)
  }

  /// The table of an ALTER TABLE, as the file writes it.
  func written(_ alter: AlterTable) -> String { statement.written(alter.table.range) }

  /// Whether a statement that refuses transactions is sure to run here.
  var canRunOutsideTransaction: Bool { before.canRun(.outsideTransaction) == .yes }

  /// Whether several such statements can stand here: where the runner sends one string, they would
  /// be one transaction.
  var canRunSeveralOutsideTransaction: Bool {
    canRunOutsideTransaction && before.delivery.runner != .string
  }

  /// How the same is done CONCURRENTLY: here, or where the runner lets the statement run by itself.
  ///
  /// - Parameters:
  ///   - cure: `build it CONCURRENTLY`.
  ///   - place: where the word goes, in bytes of the file.
  func concurrentWayOut(_ cure: String, at place: Int) -> [String] {
    // What stands in a block is in a transaction, whatever runs the block.
    if statement.isBlock { return ["\(cure), outside the block and outside any transaction"] }
    switch before.canRun(.outsideTransaction) {
    case .yes: return [cure]
    case .no:
      return before.host?.alone(written(inserting: " CONCURRENTLY", at: place))
        ?? ["\(cure), in a migration that runs outside a transaction"]
    case .unknown: return ["\(cure), where the migration runs outside a transaction"]
    }
  }

  /// The statement with a text at a place in it.
  private func written(inserting word: String, at place: Int) -> String {
    let text = statement.written
    let index = place - statement.span.offset
    guard index > 0, index <= text.utf8.count else { return text }
    let bytes = Array(text.utf8)
    return String(
      decoding: bytes[..<index] + Array(word.utf8) + bytes[index...], as: UTF8.self)
  }

  /// Whether history shows the relation to be partitioned.
  func isPartitioned(_ relation: RelationName) -> Bool {
    before.schema.relation(relation)?.kind == .partitionedTable
  }

  /// What a finding takes for granted of a relation that no migration shows being made.
  func shapeAssumption(_ relation: RelationName) -> [String] {
    let birth = before.schema.relation(relation)?.birth ?? .unseen
    return birth == .unseen ? ["\(relation): shape unknown here"] : []
  }

  /// The indexes that a type change at this place builds anew.
  func rebuiltByType(at span: SourceSpan) -> [String] {
    effects.compactMap {
      guard case .indexBuild(let it) = $0, it.cause == .typeChange, it.span == span else {
        return nil
      }
      return it.index?.text
    }
  }

  /// An edit that puts further statements on lines of their own behind this one.
  func append(_ statements: [String]) -> Edit {
    Line(behind: statement.span, in: statement.bytes).append(statements)
  }

  /// An edit that replaces the whole statement by several.
  func replace(with statements: [String]) -> Edit {
    let indentation = Line(behind: statement.span, in: statement.bytes).indentation
    return Edit(
      replace: statement.span, with: statements.joined(separator: ";\n" + indentation))
  }
}

/// `name` for a fix: the constraint's own, or the one PostgreSQL would choose, `t_c_suffix`, cut as
/// `makeObjectName` cuts it. nil where that cannot be told.
func constraintName(
  _ given: Name?, table: RelationName, columns: [Identifier], suffix: String, in step: Step
) -> String? {
  if let given { return Identifier(given, in: step.statement).sql }
  let parts = [table.name.text] + [columns.map(\.text).joined(separator: "_"), suffix]
  let name = parts.filter { !$0.isEmpty }.joined(separator: "_")
  guard name.utf8.count <= 63 else { return nil }
  return Identifier(name).sql
}

extension [String] {
  /// `a, b and c`; of many the first five and how many more.
  var listed: String {
    guard count > 1 else { return first ?? "" }
    if count > 6 { return prefix(5).joined(separator: ", ") + " and \(count - 5) more" }
    return dropLast().joined(separator: ", ") + " and " + (last ?? "")
  }
}

extension TypeKey {
  /// As people name it: without the schema where that is `public`.
  var shown: String { "\(RelationName(schema: schema, name: name))" }
}

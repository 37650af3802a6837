import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Words that sound like a small change of names or options, and stop everybody.
  static let unexpectedLock = Rule(.unexpectedLock) { (step: Step) in
    switch step.statement.body {
    case .rename(let rename): renamedAsTable(rename, step)
    case .alterTable(let alter):
      alter.kind == .table ? alter.actions.compactMap { strongly($0, of: alter, step) } : []
    default: []
    }
  }

  /// ALTER TABLE takes the name of an index too, and another lock than ALTER INDEX.
  private static func renamedAsTable(_ rename: Rename, _ step: Step) -> [Concern] {
    guard case .relation(.table, let reference) = rename.target else { return [] }
    let name = step.before.schema.resolve(reference.name, in: step.statement)
    guard let known = step.before.schema.relation(name), known.kind.isIndex,
      step.before.isLive(name)
    else { return [] }
    let words = TokenRange(0, 2)
    return [
      Concern(
        "ALTER TABLE stops all queries that look at index \(name); ALTER INDEX stops none.",
        at: step.statement.span(words),
        lock: step.lockLine(.accessExclusive, on: name),
        wayOut: ["+ ALTER INDEX \(name.sql) RENAME TO …"],
        fix: Fix(
          "rename it by ALTER INDEX",
          [Edit(replace: step.statement.span(TokenRange(1, 2)), with: "INDEX")]))
    ]
  }

  private static func strongly(
    _ action: AlterTableAction, of alter: AlterTable, _ step: Step
  ) -> Concern? {
    let table = step.before.schema.resolve(alter.table.name, in: step.statement)
    guard step.before.isLive(table), let words = words(action, step.statement) else { return nil }
    return Concern(
      "\(words) takes the strongest lock: reads and writes of \(table) wait.",
      at: step.statement.span(action.keywords),
      lock: step.lockLine(.accessExclusive, on: table),
      wayOut: ["bound the wait by a lock_timeout, and try again"])
  }

  private static func words(_ action: AlterTableAction, _ statement: Statement) -> String? {
    switch action.kind {
    case .inherit: return "INHERIT"
    case .ofType: return "OF"
    case .notOf: return "NOT OF"
    case .setOptions(let options):
      let names = options.map { statement.text($0.name.last) }
      return names.contains("user_catalog_table") ? "user_catalog_table" : nil
    default: return nil
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// SET STORAGE and SET COMPRESSION say how values are stored from now on.
  static let unchangedRows = Rule(.unchangedRows) { (step: Step) in
    guard case .alterTable(let alter) = step.statement.body else { return [] }
    let table = step.before.schema.resolve(alter.table.name, in: step.statement)
    guard step.before.isLive(table) else { return [] }
    return alter.actions.compactMap { action in
      switch action.kind {
      case .setStorage, .setCompression:
        Concern(
          "Rows of \(table) stay stored as they are: only values that are written later are stored so.",
          at: step.statement.span(action.keywords),
          lock: step.lockLine(.accessExclusive, on: table),
          wayOut: ["where the old rows matter, write them anew in batches afterwards"])
      default: nil
      }
    }
  }
}

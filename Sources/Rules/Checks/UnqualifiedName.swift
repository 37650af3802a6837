import Rulebook
import Semantics
import Syntax

extension Rule {
  /// In which schema it is made depends on a setting.
  static let unqualifiedName = Rule(.unqualifiedName) { (step: Step) in
    guard let name = step.statement.madeOrAltered, name.partCount == 1,
      step.before.schema.resolve(name, in: step.statement).schema != .temporary
    else { return [] }
    return [
      Concern(
        "Which \(step.statement.text(name.last)) this is depends on the search_path of the session.",
        at: step.statement.span(name.range),
        wayOut: ["write the schema before it"])
    ]
  }
}

extension Statement {
  /// The relation that the statement makes or changes.
  fileprivate var madeOrAltered: QualifiedName? {
    switch body {
    case .createTable(let it): it.persistence == .temporary ? nil : it.table.name
    case .createTableAs(let it): it.persistence == .temporary ? nil : it.table.name
    case .createView(let it): it.persistence == .temporary ? nil : it.view.name
    case .createIndex(let it): it.table.name
    case .createSequence(let it): it.sequence.name
    case .alterTable(let it): it.table.name
    case .drop(let it) where it.kind == .table || it.kind == .view: it.targets.first?.name
    default: nil
    }
  }
}

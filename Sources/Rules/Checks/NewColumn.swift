import Rulebook
import Semantics

extension Rule {
  /// Code that reads `*` gets one column more, and code that reads a composite type one attribute.
  static let newColumn = Rule(.newColumn, [.columnAddition, .change]) { effect, step in
    switch effect {
    case .columnAddition(let addition): column(addition, step)
    case .change(let change): attribute(change)
    default: nil
    }
  }

  private static func column(_ addition: ColumnAddition, _ step: Step) -> Concern? {
    guard addition.isLive else { return nil }

    return Concern(
      "Prepared statements with * over \(addition.relation) fail once, and INSERT without columns means others.",
      at: addition.span,
      lock: step.lockLine(.accessExclusive, on: addition.relation),
      wayOut: ["first deploy code that names its columns"])
  }

  private static func attribute(_ change: Change) -> Concern? {
    guard case .newAttribute(let name, let type) = change.kind, change.isLive else { return nil }

    return Concern(
      "Code that takes values of \(type.shown) apart, or writes them as ROW, does not know \(name).",
      at: change.span,
      wayOut: ["first deploy code that takes what comes"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Code that reads `*` gets one column more.
  static let newColumn = Rule(.newColumn) { (addition: ColumnAddition, step) in
    guard addition.isLive else { return nil }

    return Concern(
      "Prepared statements with * over \(addition.relation) fail once, and INSERT without columns means others.",
      at: addition.span,
      lock: step.lockLine(.accessExclusive, on: addition.relation),
      wayOut: ["first deploy code that names its columns"])
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// What it may do, or how it is planned, changes for code that is running.
  static let changedOptions = Rule(.changedOptions) { (step: Step) in
    guard let words = step.statement.optionWords else { return [] }
    return [
      Concern(
        "Running code calls it with other rights or another plan as soon as this commits.",
        at: step.statement.span(words),
        wayOut: ["make another one beside it, and let the running code move over"])
    ]
  }
}

extension Statement {
  /// The words of ALTER FUNCTION … with options, or ALTER VIEW … SET.
  fileprivate var optionWords: TokenRange? {
    switch body {
    case .alterFunction(let it):
      return TokenRange(Int(it.range.lower), Int(it.range.lower) + 2)
    case .alterTable(let it) where it.kind == .view:
      let setting = it.actions.first { action in
        switch action.kind {
        case .setOptions, .resetOptions: true
        default: false
        }
      }
      return setting?.keywords
    default: return nil
    }
  }
}

import Rulebook
import Semantics

extension Rule {
  /// A view goes, and nothing of its name comes: running code that reads it fails.
  static let droppedView = Rule.gone(.droppedView) { object in
    guard case .relation(let view, let kind) = object, kind != .sequence else { return nil }
    let word = kind == .view ? "view" : "materialized view"
    return ("\(word) \(view)", { $0.hasRelation(view, after: $1) })
  }
}

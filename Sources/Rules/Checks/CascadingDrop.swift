import Rulebook
import Semantics

extension Rule {
  /// CASCADE takes along whatever depends on what is dropped, and says so only in a notice.
  static let cascadingDrop = Rule(.cascadingDrop) { (removal: Removal, step) in
    guard case .dependents(let dependents) = removal.object, removal.isLive else { return nil }
    guard !dependents.isEmpty else {
      return Concern(
        "CASCADE drops whatever depends on this, and no migration here shows what that is.",
        at: removal.span, wayOut: wayOut, severity: .note)
    }

    return Concern(
      "CASCADE also drops \(dependents.listed), and nothing asks again.",
      at: removal.span, wayOut: wayOut)
  }

  private static let wayOut = [
    "leave CASCADE out, and drop what depends on it before, each by its name"
  ]
}

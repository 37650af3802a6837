package import Rulebook
import Rules

extension RuleID {
  /// What a word that names no rule was most likely meant to be.
  package static func hint(_ word: String) -> String {
    let like = known(to: "squawk", as: word).map(\.rawValue)
    if !like.isEmpty { return "that is \(like.joined(separator: " and ")) here" }
    return nearest(to: word, among: Selection.words).map { "did you mean \($0)?" }
      ?? "lockkeeper rules lists them"
  }
}

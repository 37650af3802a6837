package import Rulebook
import Rules

extension RuleID {
  /// What a word that names no rule was most likely meant to be: the rule of that name elsewhere, or
  /// those whose names, here or elsewhere, are nearest.
  ///
  /// - Parameter words: the words that would have been right.
  package static func hint(_ word: String, among words: [String] = Selection.words) -> String {
    let like = allCases.filter { $0.namesElsewhere.contains(word) }.map(\.rawValue)
    if !like.isEmpty { return "that is \(like.joined(separator: " and ")) here" }
    let own = words.map { (name: $0, meaning: $0) }
    let others = allCases.flatMap { rule in
      // Codes are too short to tell what was meant by another.
      rule.namesElsewhere.filter { $0.count > 6 }.map { (name: $0, meaning: rule.rawValue) }
    }
    let meant = nearestMeanings(of: word, among: own + others).prefix(3)
    return meant.isEmpty
      ? "lockkeeper rules lists them" : "did you mean \(meant.joined(separator: " or "))?"
  }

  /// What other linters call it, without their own names.
  private var namesElsewhere: [String] {
    like.compactMap { $0.split(separator: " ").last.map(String.init) }
  }
}

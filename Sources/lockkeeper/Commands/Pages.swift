import Project
import Reporting
import Rulebook
import Rules

/// `explain RULE`: prints the page of a rule.
func explain(_ words: [String]) throws(UsageFailure) -> Outcome {
  let arguments = try Arguments(words, known: [])
  guard let name = arguments.operands.first, arguments.operands.count == 1 else {
    throw UsageFailure("explain takes the name of one rule", hint: "lockkeeper rules lists them")
  }
  let rule = try rule(named: name)
  Console.write(draw(rule, color: Console.showsColor(.auto), width: Console.width))
  return .clean
}

private func rule(named name: String) throws(UsageFailure) -> RuleID {
  if let rule = RuleID(named: name) { return rule }
  throw UsageFailure(
    "there is no rule \(name.quoted)",
    hint: RuleID.hint(name, among: RuleID.allCases.map(\.rawValue)))
}

/// `rules`: a line for each rule, or for each name that another linter has for one.
func listRules(_ words: [String]) throws(UsageFailure) -> Outcome {
  let arguments = try Arguments(words, known: Option.rules)
  if let extra = arguments.operands.first {
    throw UsageFailure("rules takes no \(extra.quoted)", hint: "lockkeeper explain \(extra)")
  }
  let rows = try arguments.last(.like).map(rowsLike) ?? ownRows
  Console.write(Array((table(rows) + "\n").utf8))
  return .clean
}

private var ownRows: [[String]] {
  RuleID.allCases.map { rule in
    [
      rule.rawValue, rule.isOnByDefault ? rule.severity.rawValue : "off", rule.category.rawValue,
      rule.title,
    ]
  }
}

private func rowsLike(_ peer: String) throws(UsageFailure) -> [[String]] {
  let pairs = RuleID.allCases.flatMap { rule in
    rule.like.compactMap { like -> [String]? in
      let words = like.split(separator: " ", maxSplits: 1).map(String.init)
      return words.count == 2 && words[0] == peer ? [words[1], rule.rawValue] : nil
    }
  }
  guard pairs.isEmpty else { return pairs.sorted { $0[0] < $1[0] } }
  let peers = Set(RuleID.allCases.flatMap(\.like).compactMap { $0.split(separator: " ").first })
    .map(String.init).sorted()
  throw UsageFailure(
    "no rule has a name of \(peer.quoted)",
    hint: meant(peer, peers) ?? "known are \(peers.joined(separator: ", "))")
}

/// Columns as wide as their widest cell.
private func table(_ rows: [[String]]) -> String {
  let widths = (rows.first ?? []).indices.map { column in
    rows.map { $0[column].count }.max() ?? 0
  }
  return rows.map { row in
    row.indices.map { column in
      column == row.count - 1
        ? row[column] : row[column].padding(toLength: widths[column] + 2)
    }.joined()
  }.joined(separator: "\n")
}

extension String {
  fileprivate func padding(toLength length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}

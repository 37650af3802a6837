import Rulebook
import Syntax

/// The comments of one file that let findings stand, each bound to what it covers.
struct Allowances {
  /// One rule that one comment allows.
  private struct Entry {
    let rule: RuleID
    /// The statement covered; nil for the whole file.
    let target: SourceSpan?
    let allowance: Allowance
    let mention: Directive.Mention
    /// Whether the comment names other rules as well.
    let isOneOfSeveral: Bool
    /// Why the project does not let the comment allow this.
    let refusal: AllowancePolicy.Refusal?
    var isUsed = false
  }

  private var entries: [Entry] = []
  private var places: [RuleID: Places] = [:]
  private let directives: [Directive]
  private let policy: AllowancePolicy

  /// - Parameters:
  ///   - comments: those between the file's own tokens; those in bodies come with the statements.
  ///   - statements: the file's statements, in order.
  ///   - policy: what the project asks of allowances.
  init(
    _ comments: [SourceSpan], statements: [StatementPlace], in source: Source,
    policy: AllowancePolicy = AllowancePolicy()
  ) {
    self.policy = policy
    let all = comments + statements.flatMap(\.comments)
    let inOrder = all.sorted { $0.offset < $1.offset }
    directives = inOrder.compactMap { Directive(comment: $0, in: source) }
    for directive in directives {
      let target = Target.statement(of: directive, among: statements, in: source)
      guard directive.scope == .file || target != nil else {
        note(directive, target: SourceSpan(offset: directive.span.offset, length: 0))
        continue
      }
      note(directive, target: directive.scope == .file ? nil : target)
    }
    let targets = entries.map(\.target)
    places = Dictionary(grouping: entries.indices) { entries[$0].rule }
      .mapValues { Places($0, targets: targets) }
  }

  private mutating func note(_ directive: Directive, target: SourceSpan?) {
    for mention in directive.mentions {
      for rule in mention.rules {
        entries.append(
          Entry(
            rule: rule, target: target,
            allowance: Allowance(
              source: directive.source, reason: directive.reason, span: directive.span),
            mention: mention, isOneOfSeveral: directive.mentions.count > 1,
            refusal: policy.refusal(of: rule, reason: directive.reason)))
      }
    }
  }

  /// The allowance that covers a finding, if one does; it counts as used from then on.
  mutating func allowance(for rule: RuleID, at span: SourceSpan) -> Allowance? {
    guard !entries.isEmpty else { return nil }
    let covering = places[rule]?.covering(span) ?? []
    for index in covering { entries[index].isUsed = true }
    return covering.filter { entries[$0].refusal == nil }.min().map { entries[$0].allowance }
  }

  /// What the comments themselves draw: rules that do not exist, allowances that nothing needed.
  func concerns(_ selection: Selection) -> [(rule: RuleID, concern: Concern)] {
    let unknown = directives.filter { $0.source == .lockkeeper }.flatMap { directive in
      directive.mentions.filter(\.rules.isEmpty).map(unknownRule)
        + (directive.unknownCommand.map { [unknownCommand($0)] } ?? [])
        + (directive.mentions.isEmpty && directive.unknownCommand == nil
          ? [namesNoRule(directive)] : [])
    }
    let unused = entries.filter {
      !$0.isUsed && $0.allowance.source == .lockkeeper && selection.isOn($0.rule)
        && $0.rule != .unusedAllowance
    }
    return unknown.map { (.unknownRule, $0) }
      + unused.map { (.unusedAllowance, unusedAllowance($0)) }
      + refused.map { (.refusedAllowance, $0) }
  }

  /// What the project does not let comments allow: once for each comment that lacks its reason, and
  /// for each name that may never be allowed. What nothing needs is only unused.
  private var refused: [Concern] {
    var seen: Set<SourceSpan> = []
    return entries.compactMap { entry in
      guard let refusal = entry.refusal, entry.isUsed else { return nil }
      switch refusal {
      case .noReason:
        guard seen.insert(entry.allowance.span).inserted else { return nil }
        return Concern(
          "This allowance gives no reason, so it allows nothing.", at: entry.allowance.span,
          wayOut: ["say why, behind the name of the rule: … because …"])
      case .never:
        guard seen.insert(entry.mention.span).inserted else { return nil }
        return Concern(
          "The configuration lets no comment allow \(entry.rule.rawValue).",
          at: entry.mention.span, wayOut: ["lockkeeper explain \(entry.rule.rawValue)"])
      }
    }
  }

  private func unknownRule(_ mention: Directive.Mention) -> Concern {
    let near = nearest(to: mention.word, among: RuleID.allCases.map(\.rawValue))
    return Concern(
      "No rule has the name \(mention.word), so this allows nothing.", at: mention.span,
      wayOut: [near.map { "is \($0) meant?" } ?? "lockkeeper rules lists all names"])
  }

  private func unknownCommand(_ mention: Directive.Mention) -> Concern {
    Concern(
      "\(mention.word) says nothing to Lockkeeper.", at: mention.span,
      wayOut: ["lockkeeper:allow RULE or lockkeeper:allow-file RULE"])
  }

  private func namesNoRule(_ directive: Directive) -> Concern {
    Concern(
      "This allowance names no rule, so it allows nothing.", at: directive.span,
      wayOut: ["name the rule that the finding shows in brackets"])
  }

  private func unusedAllowance(_ entry: Entry) -> Concern {
    Concern(
      "No finding of \(entry.rule.rawValue) needs this allowance.",
      at: entry.isOneOfSeveral ? entry.mention.span : entry.allowance.span,
      wayOut: ["remove it, or move it to the statement that needs it"])
  }
}

/// Which statement a comment speaks of.
private enum Target {
  static func statement(
    of directive: Directive, among statements: [StatementPlace], in source: Source
  ) -> SourceSpan? {
    let comment = directive.span
    let next = statements.partitioningIndex { $0.span.offset >= comment.offset }
    if next > 0 {
      let last = statements[next - 1]
      if comment.end <= last.span.end { return statement(of: directive, inside: last, in: source) }
      if isTrailing(comment, behind: last.span, in: source) { return last.span }
    }
    return next < statements.count ? statements[next].span : nil
  }

  /// A comment inside a statement speaks of that, save in a body: there of the inner statement.
  private static func statement(
    of directive: Directive, inside place: StatementPlace, in source: Source
  ) -> SourceSpan? {
    guard place.comments.contains(directive.span), !place.inner.isEmpty else { return place.span }
    return statement(of: directive, among: place.inner, in: source)
  }

  private static func isTrailing(
    _ comment: SourceSpan, behind statement: SourceSpan, in source: Source
  ) -> Bool {
    let range = (statement.end..<max(statement.end, comment.offset))
      .clamped(to: 0..<source.bytes.count)
    return !source.bytes[range].contains { $0 == 0x0A || $0 == 0x0D }
  }
}

/// Where one rule is allowed: many findings are not held against many comments one by one.
private struct Places {
  /// Entries that cover the whole file.
  private var whole: [Int] = []
  /// The others, by where their target begins.
  private var parts: [(target: SourceSpan, entry: Int)] = []
  /// For each of them, how far it or one before it reaches.
  private var reach: [Int] = []

  init(_ entries: [Int], targets: [SourceSpan?]) {
    for entry in entries {
      if let target = targets[entry] { parts.append((target, entry)) } else { whole.append(entry) }
    }
    parts.sort { $0.target.offset < $1.target.offset }
    for part in parts { reach.append(max(reach.last ?? 0, part.target.end)) }
  }

  /// The entries that cover a finding's place.
  func covering(_ span: SourceSpan) -> [Int] {
    var found = whole
    var index = parts.partitioningIndex { $0.target.offset > span.offset } - 1
    while index >= 0, reach[index] >= span.offset {
      if parts[index].target.covers(span) { found.append(parts[index].entry) }
      index -= 1
    }
    return found
  }
}

extension SourceSpan {
  /// Whether a finding's place belongs to this statement: it begins inside, or right at its end.
  fileprivate func covers(_ other: SourceSpan) -> Bool {
    offset <= other.offset && other.offset <= end
  }
}

extension Array {
  /// The first index whose element fits, where all that fit stand behind all that do not.
  func partitioningIndex(where fits: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

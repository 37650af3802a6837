package import Rulebook
package import Semantics
package import Syntax

/// A concern, signed by the rule that raised it, in the file it was raised in.
package struct Finding: Sendable {
  // In an order that leaves few gaps: a file may draw a hundred thousand.
  package let path: String
  package private(set) var concern: Concern
  package let rule: RuleID
  package private(set) var severity: Severity
  /// Which way the part of the file goes that it stands in.
  package let direction: Direction
  /// Which effect of its file it explains, counted from 0; nil where it is about no single one.
  package let effect: Int?
  /// The allowance that silences it, if one does. An allowed finding does not count.
  package var allowance: Allowance? {
    get { box?.allowance }
    set { box = newValue.map(Box.init) }
  }
  private var box: Box?

  /// Keeps a finding small: few are allowed.
  private final class Box: Sendable {
    let allowance: Allowance
    init(_ allowance: Allowance) { self.allowance = allowance }
  }

  package init(
    rule: RuleID, severity: Severity, path: String, concern: Concern, effect: Int? = nil,
    direction: Direction = .up,
    allowance: Allowance? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.path = path
    self.concern = concern
    self.effect = effect
    self.direction = direction
    self.allowance = allowance
  }

  package var span: SourceSpan { concern.span }

  /// Gives it its weight in a run, and the allowance that silences it.
  mutating func weigh(_ severity: Severity, _ allowance: Allowance?) {
    self.severity = severity
    self.allowance = allowance
  }

  /// Takes back what was offered.
  mutating func dropFix() { concern.fix = nil }
}

/// A comment in the file that lets a finding stand, with the author's reason.
package struct Allowance: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// `lockkeeper:allow` or `lockkeeper:allow-file`.
    case lockkeeper
    /// `squawk-ignore` or `squawk-ignore-file`, honoured and counted.
    case squawk
  }

  package let source: Source
  /// What the author wrote after the ids; empty where no reason is given.
  package let reason: String
  /// The comment.
  package let span: SourceSpan

  package init(source: Source, reason: String, span: SourceSpan) {
    self.source = source
    self.reason = reason
    self.span = span
  }
}

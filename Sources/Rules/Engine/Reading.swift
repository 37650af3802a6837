import Rulebook
import Semantics
import Syntax

/// What was gathered of a file while it was read.
struct Reading {
  let source: Source
  var statements: [StatementPlace] = []
  var notUnderstood = 0
  /// What was found, as heavy as its rule has it; nothing is allowed yet.
  var findings: [Finding] = []
  /// How many effects were seen, how many of them on the way forward, and which a concern explains.
  var effects = 0
  var forward = 0
  private var explained: [Bool] = []
  /// The transactions of the way forward, and those of the way back.
  var transactions: [Transaction] = []
  var undoing: [Transaction] = []
  /// What the way back leaves.
  var undone: Undoing?
  /// Which way the part goes that is read.
  var direction = Direction.up
  /// The comments that speak to a linter.
  var directives: [SourceSpan] = []
  var dependsOnRunner: Concern?

  init(source: Source) { self.source = source }

  /// What the server cannot parse in a body. What a block runs as a constant text is part of it; in
  /// a routine nobody looks at that before it is called.
  mutating func addErrors(of body: RoutineBody, in statement: Statement, on server: Server) {
    if case .failed(let failure) = body {
      if failure.isLimit {
        addNotUnderstood(.tooDeep(failure))
      } else {
        add(.syntaxError, .bodyError(failure, in: statement))
      }
    }
    for (inner, _) in body.statements
    where statement.isBlock || inner.nesting == statement.nesting + 1 {
      switch inner.outcome {
      case .failed(let failure) where failure.isLimit: addNotUnderstood(.tooDeep(failure))
      case .failed(let failure): add(.syntaxError, .syntaxError(failure, in: inner))
      case .parsed:
        if inner.requiredServer > server { add(.tooNewSyntax, .tooNewSyntax(inner, on: server)) }
      }
    }
  }

  /// psql's commands are no part of what is judged; of those that bring SQL along, that is said.
  mutating func add(_ command: MetaCommand) {
    if command.runsUnseenSQL { add(.unseenSql, .unseen(command)) }
  }

  mutating func addNotUnderstood(_ concern: Concern) {
    notUnderstood += 1
    add(.notUnderstood, concern)
  }

  mutating func add(_ rule: RuleID, _ concern: Concern, about effect: Int? = nil) {
    if let effect { explain(effect) }
    findings.append(
      Finding(
        rule: rule, severity: concern.severity ?? rule.severity, path: source.path,
        concern: concern, effect: effect, direction: direction))
  }

  /// What a rule says of a transaction or the file, unless its effect has been explained.
  ///
  /// - Parameter first: how many effects of the file stand before those that the rule was asked of.
  mutating func add(_ rule: RuleID, _ answer: Rule.Answer, from first: Int) {
    guard let effect = answer.effect.map({ first + $0 }) else { return add(rule, answer.concern) }
    if !isExplained(effect) { add(rule, answer.concern, about: effect) }
  }

  private func isExplained(_ effect: Int) -> Bool {
    effect < explained.count && explained[effect]
  }

  private mutating func explain(_ effect: Int) {
    let missing = effect + 1 - explained.count
    if missing > 0 { explained += repeatElement(false, count: missing) }
    explained[effect] = true
  }

  /// Of an index and then its table only the table's end is worth a word.
  mutating func leaveOutWhatGoesAnyway() {
    guard findings.contains(where: { $0.effect != nil }) else { return }
    let ways = [(transactions.first, 0), (undoing.first, forward)]
    let places = ways.flatMap { transaction, first in
      (transaction?.effects.ofFile.placesOfNoConsequence ?? []).map { first + $0 }
    }
    let settled = Set(places)
    guard !settled.isEmpty else { return }
    findings.removeAll { $0.effect.map(settled.contains) == true }
  }

  /// Puts the statements in the order of the file, where a way back stands before a way forward.
  mutating func sortStatements() {
    let isSorted = statements.indices.dropFirst().allSatisfy {
      statements[$0 - 1].span.offset <= statements[$0].span.offset
    }
    if !isSorted { statements.sort { $0.span.offset < $1.span.offset } }
  }
}

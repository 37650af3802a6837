import Rulebook
package import Semantics
package import Syntax

/// Judges files: plays their statements, asks the rules, and applies what their comments allow.
package struct Linter: Sendable {
  package let server: Server
  package let runner: Runner
  package let selection: Selection
  private let stepRules: [(id: RuleID, ask: @Sendable (Step) -> [Rule.Answer])]
  private let rules: [Rule]

  package init(server: Server, runner: Runner, selection: Selection = Selection()) {
    self.server = server
    self.runner = runner
    self.selection = selection
    // A rule that is off still speaks for its effects: switching one off must not wake another.
    rules = Rule.inOrder
    stepRules = rules.compactMap { rule in
      guard case .step(let ask) = rule.question else { return nil }
      return (rule.id, ask)
    }
  }

  /// Plays a file as history: nothing of it is judged, and it is taken as having succeeded.
  package func play(_ script: Script, after schema: Schema) -> Schema {
    Ledger.playHistory(script, server: server, runner: runner, after: schema)
  }

  /// Judges one file, after the schema that earlier files left. The second value is the schema that
  /// this one leaves, as history for the next.
  package func judge(_ script: Script, after schema: Schema = Schema()) -> (Verdict, Schema) {
    var reading = Reading(source: script.source)
    var player = Player(server: server, runner: runner, path: script.source.path, schema: schema)
    let directives = script.forEach { statement, isSingle in
      read(statement, isSingle, &player, &reading)
    }
    reading.transactions.append(player.finish())
    var end = player.moment.schema
    end.endFile()
    return (finish(reading, directives: directives), end)
  }

  private func read(
    _ statement: Statement, _ isSingle: Bool, _ player: inout Player, _ reading: inout Reading
  ) {
    reading.statements.append(statement.span)
    switch statement.outcome {
    case .failed(let failure): reading.add(.syntaxError, .syntaxError(failure, in: statement))
    case .parsed(.opaque(let opaque)):
      reading.notUnderstood += 1
      reading.add(.notUnderstood, .notUnderstood(opaque, in: statement))
    case .parsed:
      if statement.requiredServer > server {
        reading.add(.tooNewSyntax, .tooNewSyntax(statement, on: server))
      }
    }
    let (step, ended) = player.play(statement, isSingle: isSingle)
    judge(step, &reading)
    if let ended { reading.transactions.append(ended) }
  }

  /// Asks the rules about one step. Of those that an effect concerns, or that underline the same
  /// words, the first in order is heard.
  private func judge(_ step: Step, _ reading: inout Reading) {
    guard !step.effects.isEmpty else { return }
    var effects: Set<Int> = []
    var spans: Set<SourceSpan> = []
    for (id, ask) in stepRules {
      for answer in ask(step) where !effects.contains(answer.effect) {
        guard spans.insert(answer.concern.span).inserted else { continue }
        effects.insert(answer.effect)
        reading.add(id, answer.concern)
      }
    }
    if reading.dependsOnRunner == nil { reading.dependsOnRunner = .toolUnknown(step) }
  }

  private func finish(_ reading: Reading, directives: [SourceSpan]) -> Verdict {
    var reading = reading
    let migration = Migration(
      source: reading.source, runner: runner, transactions: reading.transactions)
    for rule in rules {
      switch rule.question {
      case .step, .changeSet: break
      case .migration(let ask):
        for concern in ask(migration) { reading.add(rule.id, concern) }
      case .transaction(let ask):
        for transaction in migration.transactions {
          for concern in ask(transaction, migration) { reading.add(rule.id, concern) }
        }
      }
    }
    if let place = firstInvalidUTF8(in: reading.source.bytes) {
      reading.add(.invalidEncoding, .invalidEncoding(at: place))
    }
    return verdict(reading, migration, directives)
  }

  private func verdict(_ reading: Reading, _ migration: Migration, _ directives: [SourceSpan])
    -> Verdict
  {
    var allowances = Allowances(directives, statements: reading.statements, in: reading.source)
    var findings: [Finding] = []
    func sign(_ rule: RuleID, _ concern: Concern) {
      let allowance = allowances.allowance(for: rule, at: concern.span)
      guard selection.isOn(rule) else { return }
      findings.append(
        Finding(
          rule: rule, severity: concern.severity ?? rule.severity, path: reading.source.path,
          concern: concern, allowance: allowance))
    }
    for (rule, concern) in reading.concerns { sign(rule, concern) }
    if let concern = reading.dependsOnRunner { sign(.toolUnknown, concern) }
    for (rule, concern) in allowances.concerns(selection) { sign(rule, concern) }
    return Verdict(
      source: reading.source, runner: runner, statements: reading.statements.count,
      notUnderstood: reading.notUnderstood, findings: findings, migration: migration)
  }
}

/// What was gathered of a file while it was read.
private struct Reading {
  let source: Source
  var statements: [SourceSpan] = []
  var notUnderstood = 0
  var concerns: [(rule: RuleID, concern: Concern)] = []
  var transactions: [Transaction] = []
  var dependsOnRunner: Concern?

  init(source: Source) { self.source = source }

  mutating func add(_ rule: RuleID, _ concern: Concern) { concerns.append((rule, concern)) }
}

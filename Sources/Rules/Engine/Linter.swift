import Rulebook
package import Semantics
package import Syntax

/// Judges files: plays their statements, asks the rules, and applies what their comments allow.
package struct Linter: Sendable {
  package let server: Server
  package let runner: Runner
  package let selection: Selection
  /// Whether findings say more than their message.
  package let explains: Bool
  private let stepRules: [(id: RuleID, kind: EffectKinds, ask: @Sendable (Step) -> [Rule.Answer])]
  private let statementRules: [(id: RuleID, ask: @Sendable (Step) -> [Concern])]
  private let rules: [Rule]

  package init(
    server: Server, runner: Runner, selection: Selection = Selection(), explains: Bool = true
  ) {
    self.server = server
    self.runner = runner
    self.selection = selection
    self.explains = explains
    // A rule that is switched off still speaks for its effects: that must not wake another. Those
    // that are off by default stand last, and can wake none.
    rules = Rule.inOrder.filter { $0.id.isOnByDefault || selection.isOn($0.id) }
    stepRules = rules.compactMap { rule in
      guard case .step(let kind, let ask) = rule.question else { return nil }
      return (rule.id, kind, ask)
    }
    statementRules = rules.compactMap { rule in
      guard case .statement(let ask) = rule.question else { return nil }
      return (rule.id, ask)
    }
  }

  /// Whether a rule is on that looks at the columns of new tables: those of style do.
  private var asksForColumns: Bool {
    stepRules.contains { $0.kind.contains(.columnAddition) && $0.id.category == .style }
  }

  /// Plays a file as history: nothing of it is judged, and it is taken as having succeeded.
  package func play(_ script: Script, after schema: Schema) -> Schema {
    Ledger.playHistory(script, server: server, runner: runner, after: schema)
  }

  /// Judges one file, after the schema that earlier files left. The second value is the schema that
  /// this one leaves, as history for the next.
  package func judge(_ script: Script, after schema: Schema = Schema()) -> (Verdict, Schema) {
    Concern.$isExplained.withValue(explains) {
      Forecast.$tellsNewColumns.withValue(asksForColumns) { judged(script, after: schema) }
    }
  }

  private func judged(_ script: Script, after schema: Schema) -> (Verdict, Schema) {
    var reading = Reading(source: script.source)
    var player = Player(server: server, runner: runner, path: script.source.path, schema: schema)
    let margin = script.visit { statement, isSingle in
      read(statement, isSingle, &player, &reading)
    }
    for command in margin.commands { reading.add(command) }
    reading.transactions.append(player.finish())
    var end = player.moment.schema
    end.endFile()
    return (finish(reading, directives: margin.directives), end)
  }

  private func read(
    _ statement: Statement, _ isSingle: Bool, _ player: inout Player, _ reading: inout Reading
  ) {
    for command in statement.commands { reading.add(command) }
    let block = statement.blockBody(on: server)
    reading.statements.append(StatementPlace(statement, running: block, on: server))
    if let body = block ?? reading.checkedBody(of: statement, on: server) {
      reading.addErrors(of: body, in: statement, on: server)
    }
    switch statement.outcome {
    case .failed(let failure) where failure.isLimit:
      reading.addNotUnderstood(.tooDeep(failure))
    case .failed(let failure): reading.add(.syntaxError, .syntaxError(failure, in: statement))
    case .parsed(.opaque) where statement.hasPlaceholders:
      reading.notUnderstood += 1
      reading.add(.unseenSql, .unfilled(statement))
    case .parsed(.opaque(let opaque)):
      reading.addNotUnderstood(.notUnderstood(opaque, in: statement))
    case .parsed:
      if statement.requiredServer > server {
        reading.add(.tooNewSyntax, .tooNewSyntax(statement, on: server))
      }
    }
    let ended = player.play(statement, isSingle: isSingle) { judge($0, &reading) }
    if let ended { reading.transactions.append(ended) }
  }

  /// Asks the rules about one step. Of those that an effect concerns, or that underline the same
  /// words, the first in order is heard.
  private func judge(_ step: Step, _ reading: inout Reading) {
    for (id, ask) in statementRules { for concern in ask(step) { reading.add(id, concern) } }
    let kinds = step.effects.reduce(into: EffectKinds()) { $0.formUnion($1.kind) }
    guard !kinds.isEmpty else { return }
    // Few speak in one step: looking through them is cheaper than hashing them.
    var effects: [Int] = []
    var spans: [SourceSpan] = []
    for (id, kind, ask) in stepRules where !kinds.isDisjoint(with: kind) {
      for answer in ask(step) where !effects.contains(answer.effect) {
        guard !spans.contains(answer.concern.span) else { continue }
        spans.append(answer.concern.span)
        effects.append(answer.effect)
        var concern = answer.concern
        // What a rule offers was proven for a statement of its own, not for one inside a block.
        if step.statement.isBlock { concern.fix = nil }
        reading.add(id, concern)
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
      case .step, .statement, .changeSet: break
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
    findings.reserveCapacity(reading.concerns.count + 1)
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
  var statements: [StatementPlace] = []
  var notUnderstood = 0
  var concerns: [(rule: RuleID, concern: Concern)] = []
  var transactions: [Transaction] = []
  var dependsOnRunner: Concern?
  /// Whether `check_function_bodies` is as it is by default, as far as the file says.
  private var checksBodies = true

  init(source: Source) { self.source = source }

  /// The body of a routine that the server parses when it is created; nil where it does not.
  mutating func checkedBody(of statement: Statement, on server: Server) -> RoutineBody? {
    switch statement.body {
    case .setVariable(let set):
      let isCheck = set.name.map { statement.text($0.last) == "check_function_bodies" }
      if isCheck ?? false { checksBodies = false }
      return nil
    case .createFunction: return checksBodies ? statement.routineBody(on: server) : nil
    default: return nil
    }
  }

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

  mutating func add(_ rule: RuleID, _ concern: Concern) { concerns.append((rule, concern)) }
}

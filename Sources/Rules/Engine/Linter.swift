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
  package func play(_ script: Script, handling: Handling? = nil, after schema: Schema) -> Schema {
    Ledger.playHistory(
      script, handling: handling ?? Handling(runner, of: script.source), server: server,
      after: schema)
  }

  /// Judges one file, after the schema that earlier files left. The second value is the schema that
  /// this one leaves, as history for the next.
  ///
  /// - Parameters:
  ///   - script: what goes forward in the file.
  ///   - handling: how the tool runs the file; as one text, where nobody has said.
  ///   - rehandle: how the tool would run another text in the file's place, so that what a rule offers
  ///     can be played before anybody sees it.
  package func judge(
    _ script: Script, handling: Handling? = nil, after schema: Schema = Schema(),
    rehandle: ((Source) -> Handling?)? = nil
  ) -> (Verdict, Schema) {
    let handling = handling ?? Handling(runner, of: script.source)
    var (verdict, end) = Concern.$isExplained.withValue(explains) {
      judged(script, handling, after: schema)
    }
    guard explains, handling.host != nil, let rehandle else { return (verdict, end) }
    verdict.keepFixes { fix in
      let bytes = apply([fix], to: script.source.bytes)
      let source = Source(path: script.source.path, bytes: bytes)
      return rehandle(source).map { other in
        Concern.$isExplained.withValue(false) {
          let text = other.script(source, of: other.forward, server: server)
          return judged(text, other, after: schema).0
        }
      }
    }
    return (verdict, end)
  }

  private func judged(_ script: Script, _ handling: Handling, after schema: Schema)
    -> (Verdict, Schema)
  {
    Forecast.$tellsNewColumns.withValue(asksForColumns) {
      readAndJudged(script, handling, after: schema)
    }
  }

  private func readAndJudged(_ script: Script, _ handling: Handling, after schema: Schema)
    -> (Verdict, Schema)
  {
    var reading = Reading(source: script.source)
    let there = Direction.up
    var end =
      handling.direction == .baseline
      ? play(
        handling.script(script.source, of: handling.played, server: server), handling: handling,
        after: schema)
      : read(script, handling.forward, handling.host, there, &reading, after: schema)
    end.endFile()
    if !handling.backward.isEmpty {
      let back = handling.script(script.source, of: handling.backward, server: server)
      _ = read(back, handling.backward, handling.host, .down, &reading, after: end)
    }
    reading.directives += script.directives(outside: handling.sections.flatMap(\.messages))
    return (finish(reading, handling), end)
  }

  /// Reads and plays the sections of one direction. Returns the schema that they leave.
  private func read(
    _ script: Script, _ sections: [Section], _ host: Host?, _ direction: Direction,
    _ reading: inout Reading, after schema: Schema
  ) -> Schema {
    guard !sections.isEmpty else { return schema }
    reading.direction = direction
    var player = Player(
      server: server, sections: sections, host: host, path: script.source.path, schema: schema)
    let margin = script.visit { statement, place in
      read(statement, place, &player, &reading)
    }
    for command in margin.commands { reading.add(command) }
    reading.directives += margin.directives
    reading.add(player.finish())
    return player.moment.schema
  }

  private func read(
    _ statement: Statement, _ place: Script.Place, _ player: inout Player,
    _ reading: inout Reading
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
    let ended = player.play(statement, at: place) { judge($0, &reading) }
    for transaction in ended { reading.add(transaction) }
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
        if step.statement.isBlock { concern.leaveBlock(id) }
        reading.add(id, concern)
      }
    }
    if reading.dependsOnRunner == nil, reading.direction == .up {
      reading.dependsOnRunner = .toolUnknown(step)
    }
  }

  private func finish(_ reading: Reading, _ handling: Handling) -> Verdict {
    var reading = reading
    reading.direction = .up
    let migration = Migration(
      source: reading.source, handling: handling, transactions: reading.transactions)
    for rule in rules {
      switch rule.question {
      case .step, .statement, .changeSet: break
      case .migration(let ask):
        for concern in ask(migration) { reading.add(rule.id, concern) }
      case .transaction(let ask):
        for transaction in migration.transactions {
          for concern in ask(transaction, migration) { reading.add(rule.id, concern) }
        }
        reading.direction = .down
        for transaction in reading.undoing {
          for concern in ask(transaction, migration) { reading.add(rule.id, concern) }
        }
        reading.direction = .up
      }
    }
    let own: [(Remark.Kind, RuleID)] = [
      (.unseen, .unseenSql), (.duplicateVersion, .duplicateVersion), (.outOfOrder, .lateMigration),
    ]
    for (kind, rule) in own {
      for remark in migration.remarks(kind) { reading.add(rule, Concern(remark)) }
    }
    if let place = firstInvalidUTF8(in: reading.source.bytes) {
      reading.add(.invalidEncoding, .invalidEncoding(at: place))
    }
    return verdict(reading, migration)
  }

  private func verdict(_ reading: Reading, _ migration: Migration) -> Verdict {
    let statements = reading.statements.sorted { $0.span.offset < $1.span.offset }
    var allowances = Allowances(reading.directives, statements: statements, in: reading.source)
    var findings: [Finding] = []
    findings.reserveCapacity(reading.concerns.count + 1)
    func sign(_ rule: RuleID, _ concern: Concern, _ direction: Direction = .up) {
      let allowance = allowances.allowance(for: rule, at: concern.span)
      guard selection.isOn(rule) else { return }
      let severity = concern.severity ?? rule.severity
      guard let severity = rule.severity(severity, in: direction) else { return }
      findings.append(
        Finding(
          rule: rule, severity: severity, path: reading.source.path, concern: concern,
          direction: direction, allowance: allowance))
    }
    for (rule, concern, direction) in reading.concerns { sign(rule, concern, direction) }
    if let concern = reading.dependsOnRunner { sign(.toolUnknown, concern) }
    for (rule, concern) in allowances.concerns(selection) { sign(rule, concern) }
    return Verdict(
      source: reading.source, handling: migration.handling, statements: statements.count,
      notUnderstood: reading.notUnderstood, findings: findings, migration: migration)
  }
}

extension Concern {
  /// Inside a block nothing runs that commits on its way, and no edit there can change that.
  fileprivate mutating func leaveBlock(_ rule: RuleID) {
    self.fix = nil
    guard self.wayOut.contains(where: { $0.contains("CONCURRENTLY") }) else { return }
    self.wayOut = [
      "move it out of the block; as a statement of its own it need not block writes:",
      "lockkeeper explain \(rule.rawValue)",
    ]
  }
}

extension RuleID {
  /// How much a finding weighs in the part of a file that goes that way; nil where nothing is said
  /// of it. What undoes a migration has to run, and takes data along by nature.
  func severity(_ severity: Severity, in direction: Direction) -> Severity? {
    guard direction == .down else { return severity }
    switch category {
    case .failure: return min(severity, .warning)
    case .locking: return .note
    case .engine: return self == .syntaxError || self == .tooNewSyntax ? .warning : nil
    case .compatibility, .dataLoss, .transaction, .rollback, .security, .style: return nil
    }
  }
}

/// What was gathered of a file while it was read.
private struct Reading {
  let source: Source
  var statements: [StatementPlace] = []
  var notUnderstood = 0
  var concerns: [(rule: RuleID, concern: Concern, direction: Direction)] = []
  /// The transactions of the way forward, and those of the way back.
  var transactions: [Transaction] = []
  var undoing: [Transaction] = []
  /// Which way the part goes that is read.
  var direction = Direction.up
  /// The comments that speak to a linter.
  var directives: [SourceSpan] = []
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

  mutating func add(_ rule: RuleID, _ concern: Concern) {
    concerns.append((rule, concern, direction))
  }

  mutating func add(_ transaction: Transaction) {
    if direction == .down { undoing.append(transaction) } else { transactions.append(transaction) }
  }
}

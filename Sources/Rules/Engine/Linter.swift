import Rulebook
package import Semantics
package import Syntax

/// Judges files: plays their statements, asks the rules, and applies what their comments allow.
package struct Linter: Sendable {
  package let server: Server
  package let runner: Runner
  package let selection: Selection
  /// What the project asks of allowances.
  package let allowances: AllowancePolicy
  /// Whether findings say more than their message.
  package let explains: Bool
  private let asked: AskedRules

  package init(
    server: Server, runner: Runner, selection: Selection = Selection(),
    allowances: AllowancePolicy = AllowancePolicy(), explains: Bool = true
  ) {
    self.server = server
    self.runner = runner
    self.selection = selection
    self.allowances = allowances
    self.explains = explains
    asked = AskedRules(selection)
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
  ///   - earlier: those of the same change set that come before it; nil where the file stands alone.
  ///   - undone: where the file is the way back of the one before it, the schema before that one.
  ///   - rehandle: how the tool would run another text in the file's place, so that what a rule offers
  ///     can be played before anybody sees it.
  package func judge(
    _ script: Script, handling: Handling? = nil, after schema: Schema = Schema(),
    among earlier: [Migration]? = nil, undoing undone: Schema? = nil,
    rehandle: ((Source) -> Handling?)? = nil
  ) -> (Verdict, Schema) {
    let handling = handling ?? Handling(runner, of: script.source)
    var (verdict, end) = Concern.$isExplained.withValue(explains) {
      judged(script, handling, after: schema, earlier, undone)
    }
    guard explains, handling.host != nil, let rehandle else { return (verdict, end) }
    verdict.keepFixes { fix in
      let bytes = apply([fix], to: script.source.bytes)
      let source = Source(path: script.source.path, bytes: bytes)
      return rehandle(source).map { other in
        Concern.$isExplained.withValue(false) {
          let text = other.script(source, of: other.forward, server: server)
          return judged(text, other, after: schema, earlier, undone).0
        }
      }
    }
    return (verdict, end)
  }

  private func judged(
    _ script: Script, _ handling: Handling, after schema: Schema, _ earlier: [Migration]?,
    _ undone: Schema?
  ) -> (Verdict, Schema) {
    Forecast.$tellsNewColumns.withValue(asked.looksAtColumns) {
      readAndJudged(script, handling, after: schema, earlier, undone)
    }
  }

  private func readAndJudged(
    _ script: Script, _ handling: Handling, after schema: Schema, _ earlier: [Migration]?,
    _ undone: Schema?
  ) -> (Verdict, Schema) {
    var reading = Reading(source: script.source)
    let there = Direction.up
    var end =
      handling.direction == .baseline
      ? play(
        handling.script(script.source, of: handling.played, server: server), handling: handling,
        after: schema)
      : read(script, handling.forward, handling, there, &reading, after: schema, earlier)
    end.endFile(isTogether: earlier != nil)
    reading.forward = reading.effects
    if !handling.backward.isEmpty {
      let back = handling.script(script.source, of: handling.backward, server: server)
      let first = reading.statements.count
      let left = read(
        back, handling.backward, handling, .down, &reading, after: end.withoutOpenTransaction,
        earlier)
      let before = handling.forward.isEmpty ? undone : schema
      if let before, !handling.isStream,
        let span = reading.statements[first...].first?.span
      {
        reading.undone = Undoing(
          at: span, before: before, between: end, after: left, in: script.source.path,
          reading.undoing)
      }
    }
    reading.directives += script.directives(outside: handling.sections.flatMap(\.messages))
    return (finish(&reading, handling, after: schema, among: earlier ?? []), end)
  }

  /// Reads and plays the sections of one direction. Returns the schema that they leave.
  private func read(
    _ script: Script, _ sections: [Section], _ handling: Handling, _ direction: Direction,
    _ reading: inout Reading, after schema: Schema, _ earlier: [Migration]?
  ) -> Schema {
    guard !sections.isEmpty else { return schema }
    reading.direction = direction
    var player = Player(
      server: server, sections: sections, host: handling.host, path: script.source.path,
      schema: schema, isStream: handling.isStream, isTogether: earlier != nil)
    let margin = script.visit { statement, place in
      read(statement, place, &player, &reading)
    }
    for command in margin.commands { reading.add(command) }
    reading.directives += margin.directives
    if direction == .down {
      reading.undoing = player.finish()
    } else {
      reading.transactions = player.finish()
    }
    return Schema(behind: player)
  }

  private func read(
    _ statement: Statement, _ place: Script.Place, _ player: inout Player,
    _ reading: inout Reading
  ) {
    if player.isApplied(place) { return player.pass(statement, at: place) }
    for command in statement.commands { reading.add(command) }
    let block = statement.blockBody(on: server)
    reading.statements.append(StatementPlace(statement, running: block, on: server))
    if let body = block ?? checkedBody(of: statement, player.moment.schema) {
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
    player.play(statement, at: place) {
      judge($0, &reading)
      reading.effects += $0.effects.count
    }
  }

  /// The body of a routine that the server parses when it is created; nil where it does not.
  private func checkedBody(of statement: Statement, _ schema: Schema) -> RoutineBody? {
    guard case .createFunction = statement.body, schema.checksFunctionBodies else { return nil }
    return statement.routineBody(on: server)
  }

  /// Asks the rules about one step. Of those that an effect concerns, or that underline the same
  /// words, the first in order is heard.
  private func judge(_ step: Step, _ reading: inout Reading) {
    for (id, ask) in asked.ofStatements { for concern in ask(step) { reading.add(id, concern) } }
    let kinds = step.kinds
    guard kinds.meets(asked.watched) else { return }
    // Few speak in one step: looking through them is cheaper than hashing them.
    var effects: [Int] = []
    var spans: [SourceSpan] = []
    for index in asked.ofSteps.indices where kinds.meets(asked.kinds[index]) {
      let (id, ask) = asked.ofSteps[index]
      for answer in ask(step) {
        guard let effect = answer.effect, !effects.contains(effect) else { continue }
        guard !spans.contains(answer.concern.span) else { continue }
        effects.append(effect)
        if id.category.isAboutDuration, step.isShort(step.effects[effect]) { continue }
        spans.append(answer.concern.span)
        var concern = answer.concern
        // What a rule offers was proven for a statement of its own, not for one inside a block.
        if step.statement.isBlock { concern.leaveBlock(id) }
        reading.add(id, concern, about: reading.effects + effect)
      }
    }
    if kinds.meets(.failure), reading.dependsOnRunner == nil, reading.direction == .up {
      reading.dependsOnRunner = .toolUnknown(step)
    }
  }

  private func finish(
    _ reading: inout Reading, _ handling: Handling, after schema: Schema,
    among earlier: [Migration]
  ) -> Verdict {
    reading.direction = .up
    let migration = Migration(
      source: reading.source, handling: handling, transactions: reading.transactions, after: schema,
      undoing: reading.undone)
    let changes = ChangeSet(migrations: earlier + [migration])
    for rule in asked.all {
      switch rule.question {
      case .step, .statement, .outcome: break
      case .changeSet(let ask):
        // Asked as each migration comes, so that a later one says nothing of an earlier.
        guard !earlier.isEmpty else { break }
        for (path, concern) in ask(changes) where path == reading.source.path {
          reading.add(rule.id, concern)
        }
      case .migration(let ask):
        for answer in ask(migration) { reading.add(rule.id, answer, from: 0) }
      case .transaction(let ask):
        for transaction in migration.transactions {
          for answer in ask(transaction, migration) {
            reading.add(rule.id, answer, from: transaction.first)
          }
        }
        reading.direction = .down
        for transaction in reading.undoing {
          for answer in ask(transaction, migration) {
            reading.add(rule.id, answer, from: reading.forward + transaction.first)
          }
        }
        reading.direction = .up
      }
    }
    reading.leaveOutWhatGoesAnyway()
    let own: [(Remark.Kind, RuleID)] = [
      (.unseen, .unseenSql), (.duplicateVersion, .duplicateVersion), (.outOfOrder, .lateMigration),
      (.missingWayBack, .missingDown),
    ]
    for (kind, rule) in own {
      for remark in migration.remarks(kind) { reading.add(rule, Concern(remark)) }
    }
    if let place = firstInvalidUTF8(in: reading.source.bytes) {
      reading.add(.invalidEncoding, .invalidEncoding(at: place))
    }
    return verdict(&reading, migration)
  }

  private func verdict(_ reading: inout Reading, _ migration: Migration) -> Verdict {
    reading.sortStatements()
    var allowances = Allowances(
      reading.directives, statements: reading.statements, in: reading.source, policy: allowances)
    if let concern = reading.dependsOnRunner { reading.add(.toolUnknown, concern) }
    hear(&reading.findings, from: 0, &allowances)
    let heard = reading.findings.count
    for (rule, concern) in allowances.concerns(selection) { reading.add(rule, concern) }
    hear(&reading.findings, from: heard, &allowances)
    let isTimeoutNote = { (finding: Finding) in
      finding.rule == .missingLockTimeout && finding.severity == .note
    }
    if reading.findings.contains(where: isTimeoutNote),
      !waits(of: migration, include: reading.findings, reading.statements)
    {
      reading.findings.removeAll(where: isTimeoutNote)
    }
    return Verdict(
      source: reading.source, handling: migration.handling, statements: reading.statements.count,
      notUnderstood: reading.notUnderstood, findings: reading.findings, migration: migration,
      hindsight: Hindsight(allowances, selection, migration))
  }

  /// Weighs findings from one on, and leaves out those that are not heard; in place, for there may be a
  /// hundred thousand.
  private func hear(
    _ findings: inout [Finding], from first: Int, _ allowances: inout Allowances
  ) {
    var kept = first
    for index in findings.indices.dropFirst(first) {
      let (rule, direction) = (findings[index].rule, findings[index].direction)
      let allowance = allowances.allowance(for: rule, at: findings[index].span)
      let drawn = findings[index].severity
      guard let severity = selection.severity(of: rule, drawn: drawn, in: direction) else {
        continue
      }
      findings[index].weigh(severity, allowance)
      if kept < index { findings.swapAt(kept, index) }
      kept += 1
    }
    findings.removeLast(findings.count - kept)
  }
}

extension Linter {
  /// Whether a statement that waits without end is a danger besides: that a timeout lacks is worth a
  /// note then, and none by itself.
  private func waits(
    of migration: Migration, include findings: [Finding], _ statements: [StatementPlace]
  ) -> Bool {
    let starts = statements.map(\.span.offset)
    func number(_ span: SourceSpan) -> Int { starts.partitioningIndex { $0 > span.offset } }
    var dangerous = [Bool](repeating: false, count: statements.count + 1)
    for finding in findings where finding.severity > .note && finding.allowance == nil {
      dangerous[number(finding.span)] = true
    }
    return migration.endlessWaits.contains { dangerous[number($0.lock.span)] }
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

/// The rules that are asked, by what they watch.
private struct AskedRules: Sendable {
  let all: [Rule]
  let ofSteps: [(id: RuleID, ask: @Sendable (Step) -> [Rule.Answer])]
  /// What each of them watches.
  let kinds: [EffectKinds]
  /// What any of them watches, and what cannot run.
  let watched: EffectKinds
  let ofStatements: [(id: RuleID, ask: @Sendable (Step) -> [Concern])]

  /// A rule that is switched off still speaks for its effects: that must not wake another. Those that
  /// are off by default stand last, and can wake none.
  init(_ selection: Selection) {
    all = Rule.inOrder.filter { $0.id.isOnByDefault || selection.isHeardSomewhere($0.id) }
    let watching = all.compactMap { rule in
      if case .step(let kind, let ask) = rule.question { (rule.id, kind, ask) } else { nil }
    }
    ofSteps = watching.map { id, _, ask in (id, ask) }
    kinds = watching.map { _, kind, _ in kind }
    watched = kinds.reduce(.failure) { $0.union($1) }
    ofStatements = all.compactMap { rule in
      guard case .statement(let ask) = rule.question else { return nil }
      return (rule.id, ask)
    }
  }

  /// Whether one of them looks at the columns of new tables: those of style do.
  var looksAtColumns: Bool {
    zip(ofSteps, kinds).contains { $1.contains(.columnAddition) && $0.id.category == .style }
  }
}

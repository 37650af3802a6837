package import Rulebook
package import Semantics

/// A rule is a value: an identity, and a question asked of every part that it watches.
///
/// The type of the question's first parameter says what is watched: an effect of a step, a statement as
/// it is written, a transaction, a migration, the change set, or a migration and what the last file
/// leaves of it. Rules remember nothing; Semantics built it all.
package struct Rule: Sendable {
  package enum Question: Sendable {
    case step(EffectKinds, @Sendable (Step) -> [Answer])
    case statement(@Sendable (Step) -> [Concern])
    case transaction(@Sendable (Transaction, Migration) -> [Answer])
    case migration(@Sendable (Migration) -> [Answer])
    case changeSet(@Sendable (ChangeSet) -> [(path: String, concern: Concern)])
    case outcome(@Sendable (Migration, Schema) -> [Concern])
  }

  /// A concern about one effect, by its place among those of the step, the transaction or the file.
  package struct Answer: Sendable {
    /// nil where it is about no single one.
    package let effect: Int?
    package let concern: Concern

    package init(_ concern: Concern, about effect: Int? = nil) {
      self.effect = effect
      self.concern = concern
    }
  }

  package let id: RuleID
  package let question: Question

  /// A rule that watches one kind of effect.
  package init<Part: StepPart>(
    _ id: RuleID, _ ask: @escaping @Sendable (Part, Step) -> Concern?
  ) {
    self.id = id
    let watched = Part.watched
    question = .step(watched) { step in
      step.answers(watched) { effect in Part(effect).flatMap { ask($0, step) } }
    }
  }

  /// A rule that watches several kinds of effect.
  package init(
    _ id: RuleID, _ kinds: EffectKinds, _ ask: @escaping @Sendable (Effect, Step) -> Concern?
  ) {
    self.id = id
    question = .step(kinds) { step in step.answers(kinds) { ask($0, step) } }
  }

  /// A rule that watches statements as they are written.
  package init(_ id: RuleID, _ ask: @escaping @Sendable (Step) -> [Concern]) {
    self.id = id
    question = .statement(ask)
  }

  /// A rule that watches whole transactions.
  package init(
    _ id: RuleID, _ ask: @escaping @Sendable (Transaction, Migration) -> [Answer]
  ) {
    self.id = id
    question = .transaction(ask)
  }

  package init(
    _ id: RuleID, _ ask: @escaping @Sendable (Transaction, Migration) -> [Concern]
  ) {
    self.id = id
    question = .transaction { transaction, migration in
      ask(transaction, migration).map { Answer($0) }
    }
  }

  /// A rule that watches whole migrations.
  package init(_ id: RuleID, _ ask: @escaping @Sendable (Migration) -> [Answer]) {
    self.id = id
    question = .migration(ask)
  }

  package init(_ id: RuleID, _ ask: @escaping @Sendable (Migration) -> [Concern]) {
    self.id = id
    question = .migration { ask($0).map { Answer($0) } }
  }

  /// A rule that watches all migrations that are judged together.
  package init(
    _ id: RuleID,
    _ ask: @escaping @Sendable (ChangeSet) -> [(path: String, concern: Concern)]
  ) {
    self.id = id
    question = .changeSet(ask)
  }
}

extension Rule {
  /// A rule that watches what the last migration leaves of an earlier one.
  package init(_ id: RuleID, _ ask: @escaping @Sendable (Migration, Schema) -> [Concern]) {
    self.id = id
    question = .outcome(ask)
  }
}

extension Step {
  /// What a rule says of the effects of some kinds.
  fileprivate func answers(_ kinds: EffectKinds, _ ask: (Effect) -> Concern?) -> [Rule.Answer] {
    var answers: [Rule.Answer] = []
    for index in effects.indices where has(kinds, at: index) {
      if let concern = ask(effects[index]) { answers.append(Rule.Answer(concern, about: index)) }
    }
    return answers
  }
}

/// An effect of a step, by its own type: what a rule's first parameter may be.
package protocol StepPart: Sendable {
  static var watched: EffectKinds { get }
  init?(_ effect: Effect)
}

extension Rewrite: StepPart {
  package static var watched: EffectKinds { .rewrite }

  package init?(_ effect: Effect) {
    guard case .rewrite(let it) = effect else { return nil }
    self = it
  }
}

extension Scan: StepPart {
  package static var watched: EffectKinds { .scan }

  package init?(_ effect: Effect) {
    guard case .scan(let it) = effect else { return nil }
    self = it
  }
}

extension IndexBuild: StepPart {
  package static var watched: EffectKinds { .indexBuild }

  package init?(_ effect: Effect) {
    guard case .indexBuild(let it) = effect else { return nil }
    self = it
  }
}

extension ForeignKeyValidation: StepPart {
  package static var watched: EffectKinds { .foreignKeyValidation }

  package init?(_ effect: Effect) {
    guard case .foreignKeyValidation(let it) = effect else { return nil }
    self = it
  }
}

extension Failure: StepPart {
  package static var watched: EffectKinds { .failure }

  package init?(_ effect: Effect) {
    guard case .failure(let it) = effect else { return nil }
    self = it
  }
}

extension Removal: StepPart {
  package static var watched: EffectKinds { .removal }

  package init?(_ effect: Effect) {
    guard case .removal(let it) = effect else { return nil }
    self = it
  }
}

extension Renaming: StepPart {
  package static var watched: EffectKinds { .renaming }

  package init?(_ effect: Effect) {
    guard case .renaming(let it) = effect else { return nil }
    self = it
  }
}

extension RowChange: StepPart {
  package static var watched: EffectKinds { .rowChange }

  package init?(_ effect: Effect) {
    guard case .rowChange(let it) = effect else { return nil }
    self = it
  }
}

extension Unseen: StepPart {
  package static var watched: EffectKinds { .unseen }

  package init?(_ effect: Effect) {
    guard case .unseen(let it) = effect else { return nil }
    self = it
  }
}

extension Creation: StepPart {
  package static var watched: EffectKinds { .creation }

  package init?(_ effect: Effect) {
    guard case .creation(let it) = effect else { return nil }
    self = it
  }
}

extension ColumnAddition: StepPart {
  package static var watched: EffectKinds { .columnAddition }

  package init?(_ effect: Effect) {
    guard case .columnAddition(let it) = effect else { return nil }
    self = it
  }
}

extension ColumnChange: StepPart {
  package static var watched: EffectKinds { .columnChange }

  package init?(_ effect: Effect) {
    guard case .columnChange(let it) = effect else { return nil }
    self = it
  }
}

extension ConstraintAddition: StepPart {
  package static var watched: EffectKinds { .constraintAddition }

  package init?(_ effect: Effect) {
    guard case .constraintAddition(let it) = effect else { return nil }
    self = it
  }
}

extension TableLock: StepPart {
  package static var watched: EffectKinds { .tableLock }

  package init?(_ effect: Effect) {
    guard case .tableLock(let it) = effect else { return nil }
    self = it
  }
}

extension Maintenance: StepPart {
  package static var watched: EffectKinds { .maintenance }

  package init?(_ effect: Effect) {
    guard case .maintenance(let it) = effect else { return nil }
    self = it
  }
}

extension Definition: StepPart {
  package static var watched: EffectKinds { .definition }

  package init?(_ effect: Effect) {
    guard case .definition(let it) = effect else { return nil }
    self = it
  }
}

extension Change: StepPart {
  package static var watched: EffectKinds { .change }

  package init?(_ effect: Effect) {
    guard case .change(let it) = effect else { return nil }
    self = it
  }
}

package import Rulebook
package import Semantics

/// A rule is a value: an identity, and a question asked of every part that it watches.
///
/// The type of the question's first parameter says what is watched: an effect of a step, a
/// transaction, a migration, or the change set. Rules remember nothing; Semantics built it all.
package struct Rule: Sendable {
  package enum Question: Sendable {
    case step(@Sendable (Step) -> [Answer])
    case transaction(@Sendable (Transaction, Migration) -> [Concern])
    case migration(@Sendable (Migration) -> [Concern])
    case changeSet(@Sendable (ChangeSet) -> [(path: String, concern: Concern)])
  }

  /// A concern about one effect of a step, by the effect's place among them.
  package struct Answer: Sendable {
    package let effect: Int
    package let concern: Concern
  }

  package let id: RuleID
  package let question: Question

  /// A rule that watches one kind of effect.
  package init<Part: StepPart>(
    _ id: RuleID, _ ask: @escaping @Sendable (Part, Step) -> Concern?
  ) {
    self.id = id
    question = .step { step in
      step.effects.indices.compactMap { index in
        guard let part = Part(step.effects[index]), let concern = ask(part, step) else {
          return nil
        }
        return Answer(effect: index, concern: concern)
      }
    }
  }

  /// A rule that watches whole transactions.
  package init(
    _ id: RuleID, _ ask: @escaping @Sendable (Transaction, Migration) -> [Concern]
  ) {
    self.id = id
    question = .transaction(ask)
  }

  /// A rule that watches whole migrations.
  package init(_ id: RuleID, _ ask: @escaping @Sendable (Migration) -> [Concern]) {
    self.id = id
    question = .migration(ask)
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

/// An effect of a step, by its own type: what a rule's first parameter may be.
package protocol StepPart: Sendable {
  init?(_ effect: Effect)
}

extension Rewrite: StepPart {
  package init?(_ effect: Effect) {
    guard case .rewrite(let it) = effect else { return nil }
    self = it
  }
}

extension Scan: StepPart {
  package init?(_ effect: Effect) {
    guard case .scan(let it) = effect else { return nil }
    self = it
  }
}

extension IndexBuild: StepPart {
  package init?(_ effect: Effect) {
    guard case .indexBuild(let it) = effect else { return nil }
    self = it
  }
}

extension ForeignKeyValidation: StepPart {
  package init?(_ effect: Effect) {
    guard case .foreignKeyValidation(let it) = effect else { return nil }
    self = it
  }
}

extension Failure: StepPart {
  package init?(_ effect: Effect) {
    guard case .failure(let it) = effect else { return nil }
    self = it
  }
}

extension Removal: StepPart {
  package init?(_ effect: Effect) {
    guard case .removal(let it) = effect else { return nil }
    self = it
  }
}

extension Renaming: StepPart {
  package init?(_ effect: Effect) {
    guard case .renaming(let it) = effect else { return nil }
    self = it
  }
}

extension RowChange: StepPart {
  package init?(_ effect: Effect) {
    guard case .rowChange(let it) = effect else { return nil }
    self = it
  }
}

extension Unseen: StepPart {
  package init?(_ effect: Effect) {
    guard case .unseen(let it) = effect else { return nil }
    self = it
  }
}

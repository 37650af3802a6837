import Syntax

/// A trigger of a table.
package struct TriggerDefinition: Hashable, Sendable {
  package enum Event: Hashable, Sendable { case insert, update, delete, truncate }

  package var name: Identifier
  /// The function that it calls.
  package var function: TypeKey
  /// A partitioned table's row triggers have a copy on each partition; its statement triggers none.
  package let isForEachRow: Bool
  package let events: Set<Event>
  /// Those of UPDATE OF; none where any will do.
  package var columns: Set<Identifier> = []
  /// Whether WHEN stands there.
  package var hasCondition = false
  package var isConstraint = false
  package var isDeferrable = false
  package var isInitiallyDeferred = false

  package init(
    name: Identifier, function: TypeKey, isForEachRow: Bool, events: Set<Event> = []
  ) {
    self.name = name
    self.function = function
    self.isForEachRow = isForEachRow
    self.events = events
  }
}

/// Which triggers of a table do not fire.
package enum SilencedTriggers: Hashable, Sendable {
  case none
  /// Those that people made, perhaps one of them only; foreign keys are checked.
  case users
  /// All, those that check foreign keys among them.
  case all
}

extension CreateTrigger.Event {
  /// The event without its columns.
  var kind: TriggerDefinition.Event {
    switch self {
    case .insert: .insert
    case .update: .update
    case .delete: .delete
    case .truncate: .truncate
    }
  }
}

extension TriggerDefinition {
  /// The same trigger, where its function has another name now.
  func calling(_ function: TypeKey) -> TriggerDefinition {
    var trigger = self
    trigger.function = function
    return trigger
  }
}

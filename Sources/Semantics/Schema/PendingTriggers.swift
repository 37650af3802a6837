/// What changed rows have set off and what fires at COMMIT only: checks of deferred foreign keys, and
/// deferred constraint triggers.
///
/// While a table has such, the server alters, empties and drops it for nobody (55006,
/// `CheckTableNotInUse` in `tablecmds.c`). Keys that are UNIQUE wait only where rows collide on the way,
/// which nobody can see here.
struct PendingTriggers: Sendable {
  struct Event: Sendable {
    /// The table whose rows changed; of a partitioned one some partition's did.
    let table: RelationID
    /// The constraint whose check waits.
    let constraint: Identifier
    /// Whether a row is sure to have changed.
    var isSure: Bool
    /// The statement that changed them.
    let origin: Origin
  }

  private(set) var events: [Event] = []
  /// `SET CONSTRAINTS ALL`, where it was said: whether all that can wait does.
  private var allWait: Bool?
  /// `SET CONSTRAINTS name`, said since.
  private var namedWait: [Identifier: Bool] = [:]

  /// Whether a constraint's checks wait for COMMIT now.
  func waits(_ name: Identifier, isDeferrable: Bool, isInitiallyDeferred: Bool) -> Bool {
    isDeferrable && (namedWait[name] ?? allWait ?? isInitiallyDeferred)
  }

  mutating func add(_ event: Event) {
    let known = events.firstIndex {
      $0.table == event.table && $0.constraint == event.constraint
    }
    guard let known else { return events.append(event) }
    if event.isSure, !events[known].isSure { events[known] = event }
  }

  /// SET CONSTRAINTS. What waits no longer fires now.
  ///
  /// - Parameter names: nil for ALL.
  mutating func set(_ names: [Identifier]?, waits: Bool) {
    if let names {
      for name in names { namedWait[name] = waits }
    } else {
      namedWait = [:]
      allWait = waits
    }
    guard !waits else { return }
    events.removeAll { names?.contains($0.constraint) ?? true }
  }

  /// What the events behind the first so many came of may not have run.
  mutating func doubt(from first: Int) {
    for index in events.indices.dropFirst(first) { events[index].isSure = false }
  }
}

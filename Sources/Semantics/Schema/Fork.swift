/// What is otherwise in a copy, kept beside what both share, until it is known whether the copy stays:
/// so nothing has to be copied for the few things that one statement changes.
struct Fork<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  /// How many changes are looked through.
  private static var limit: Int { 24 }

  var isOpen = false
  private var changes: [(key: Key, value: Value?)] = []

  /// What a key has got; a change may take its value away.
  func change(of key: Key) -> (key: Key, value: Value?)? {
    changes.isEmpty ? nil : changes.first { $0.key == key }
  }

  /// Notes a change. Returns whether there is room for more.
  mutating func set(_ key: Key, _ value: Value?) -> Bool {
    if let known = changes.firstIndex(where: { $0.key == key }) {
      changes[known].value = value
    } else {
      if changes.isEmpty { changes.reserveCapacity(Self.limit) }
      changes.append((key, value))
    }
    return changes.count < Self.limit
  }

  /// Takes a value out, so that it has one owner while it is changed; nil where none was changed.
  mutating func take(_ key: Key) -> Value? {
    guard let known = changes.firstIndex(where: { $0.key == key }) else { return nil }
    defer { changes[known].value = nil }
    return changes[known].value
  }

  /// Ends it, and hands over what was changed.
  mutating func close() -> [(key: Key, value: Value?)] {
    defer {
      changes = []
      isOpen = false
    }
    return changes
  }
}

/// A value behind one reference: a copy costs as much as a number does, and one that is changed while
/// others hold it is copied first.
struct Boxed<Value: Sendable>: Sendable {
  private var storage: Storage

  init(_ value: Value) { storage = Storage(value) }

  var value: Value {
    _read { yield storage.value }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
      yield &storage.value
    }
  }

  /// Whether both are the one value, never changed apart.
  func isSame(as other: Boxed) -> Bool { storage === other.storage }

  /// Changed only by the one that holds it alone.
  private final class Storage: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
  }
}

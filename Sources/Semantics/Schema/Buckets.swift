/// A dictionary that copies cheaply: a change copies one small bucket and the two short lists above
/// it, not everything. A schema is copied for every savepoint and every step.
package struct Buckets<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private static var width: Int { 64 }
  /// None at all as long as nothing was set.
  private var buckets: [[[Key: Value]]] = []
  package private(set) var count = 0

  package init() {}

  private func place(_ key: Key) -> (outer: Int, inner: Int) {
    let hash = UInt(bitPattern: key.hashValue)
    let width = UInt(Self.width)
    return (Int(hash % width), Int(hash / width % width))
  }

  package subscript(key: Key) -> Value? {
    get {
      guard !buckets.isEmpty else { return nil }
      let at = place(key)
      return buckets[at.outer][at.inner][key]
    }
    set {
      if buckets.isEmpty {
        if newValue == nil { return }
        buckets = Array(
          repeating: Array(repeating: [:], count: Self.width), count: Self.width)
      }
      let at = place(key)
      let had = buckets[at.outer][at.inner].updateOrRemove(newValue, for: key)
      count += (newValue == nil ? 0 : 1) - (had ? 1 : 0)
    }
  }

  /// Changes a value in place, if there is one.
  package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
    guard !buckets.isEmpty else { return }
    let at = place(key)
    guard var value = buckets[at.outer][at.inner].removeValue(forKey: key) else { return }
    change(&value)
    buckets[at.outer][at.inner][key] = value
  }

  /// Every pair, in no order.
  package var all: some Sequence<(key: Key, value: Value)> { buckets.lazy.joined().joined() }
}

extension Dictionary {
  /// Sets or removes a value, and says whether there was one.
  fileprivate mutating func updateOrRemove(_ value: Value?, for key: Key) -> Bool {
    guard let value else { return removeValue(forKey: key) != nil }
    return updateValue(value, forKey: key) != nil
  }
}

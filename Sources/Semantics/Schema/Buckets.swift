/// A dictionary that copies cheaply: a change copies one small bucket and the list of buckets, not
/// everything. A schema is copied for every savepoint and every step.
package struct Buckets<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var buckets: [[Key: Value]]
  package private(set) var count = 0

  package init(_ size: Int = 64) { buckets = Array(repeating: [:], count: max(1, size)) }

  private func place(_ key: Key) -> Int {
    Int(UInt(bitPattern: key.hashValue) % UInt(buckets.count))
  }

  package subscript(key: Key) -> Value? {
    get { buckets[place(key)][key] }
    set {
      let place = place(key)
      let had = buckets[place].updateOrRemove(newValue, for: key)
      count += (newValue == nil ? 0 : 1) - (had ? 1 : 0)
    }
  }

  /// Changes a value in place, if there is one.
  package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
    let place = place(key)
    guard var value = buckets[place].removeValue(forKey: key) else { return }
    change(&value)
    buckets[place][key] = value
  }

  /// Every pair, in no order.
  package var all: some Sequence<(key: Key, value: Value)> { buckets.lazy.joined() }
}

extension Dictionary {
  /// Sets or removes a value, and says whether there was one.
  fileprivate mutating func updateOrRemove(_ value: Value?, for key: Key) -> Bool {
    guard let value else { return removeValue(forKey: key) != nil }
    return updateValue(value, forKey: key) != nil
  }
}

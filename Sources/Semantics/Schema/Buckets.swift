/// A dictionary that copies cheaply: a change copies one small bucket and the short lists above it, not
/// everything. A schema is copied for every savepoint and every step.
package struct Buckets<Key: ObjectKey, Value: Sendable>: Sendable {
  private typealias Bucket = [(key: Key, value: Value)]

  /// In how many parts each of the three levels is cut.
  private static var width: Int { 16 }
  /// None at all as long as nothing was set; a part of it neither.
  private var buckets: [[[Bucket]]] = []
  /// What is otherwise since `fork`.
  private var fork = Fork<Key, Value>()
  package private(set) var count = 0

  package init() {}

  private struct Place {
    let top: Int
    let middle: Int
    let low: Int

    init(_ key: Key) {
      let mixed = key.bits &* 0x9E37_79B9_7F4A_7C15
      let width = UInt64(Buckets.width)
      top = Int(mixed >> 60)
      middle = Int((mixed >> 56) % width)
      low = Int((mixed >> 52) % width)
    }
  }

  private func bucket(_ place: Place) -> Bucket? {
    guard !buckets.isEmpty, !buckets[place.top].isEmpty else { return nil }
    let middle = buckets[place.top][place.middle]
    return middle.isEmpty ? nil : middle[place.low]
  }

  package subscript(key: Key) -> Value? {
    get {
      if let change = fork.change(of: key) { return change.value }
      return bucket(Place(key))?.first { $0.key == key }?.value
    }
    set {
      if fork.isOpen {
        count += (newValue == nil ? 0 : 1) - (self[key] == nil ? 0 : 1)
        if !fork.set(key, newValue) { join() }
      } else {
        count += put(key, newValue)
      }
    }
  }

  /// Sets a value beside the fork. Returns how many more there are then.
  private mutating func put(_ key: Key, _ value: Value?) -> Int {
    let place = Place(key)
    let known = bucket(place)?.firstIndex { $0.key == key }
    guard let value else {
      guard let known else { return 0 }
      buckets[place.top][place.middle][place.low].remove(at: known)
      return -1
    }
    guard let known else {
      append(key, value, at: place)
      return 1
    }
    buckets[place.top][place.middle][place.low][known].value = value
    return 0
  }

  private mutating func append(_ key: Key, _ value: Value, at place: Place) {
    if buckets.isEmpty { buckets = Array(repeating: [], count: Self.width) }
    if buckets[place.top].isEmpty {
      buckets[place.top] = Array(repeating: [], count: Self.width)
    }
    if buckets[place.top][place.middle].isEmpty {
      buckets[place.top][place.middle] = Array(repeating: [], count: Self.width)
    }
    buckets[place.top][place.middle][place.low].append((key, value))
  }

  /// Changes a value in place, if there is one.
  package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
    if fork.isOpen {
      guard var value = self[key] else { return }
      change(&value)
      self[key] = value
      return
    }
    let place = Place(key)
    guard let known = bucket(place)?.firstIndex(where: { $0.key == key }) else { return }
    change(&buckets[place.top][place.middle][place.low][known].value)
  }

  /// Every pair, in no order.
  package var all: some Sequence<(key: Key, value: Value)> {
    var joined = self
    joined.join()
    return joined.buckets.lazy.joined().joined().joined()
  }

  /// From here on changes are kept beside, as long as they are few.
  mutating func open() { fork.isOpen = true }

  /// Brings in what was kept beside.
  mutating func join() {
    for (key, value) in fork.close() { _ = put(key, value) }
  }
}

/// What an object of a schema is found by.
package protocol ObjectKey: Hashable, Sendable {
  /// Equal keys have equal bits, and others have others.
  var bits: UInt64 { get }
}

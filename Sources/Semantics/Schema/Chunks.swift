/// Values by their number, in small chunks, and those in lists of lists of lists: a copy that is changed
/// copies one of each, not everything. The last values, which are changed most, stand beside them.
struct Chunks<Value: Sendable>: Sendable {
  private typealias Chunk = [Value?]

  private static var width: Int { 16 }
  /// The chunks that are full.
  private var full: [[[Chunk]]] = []
  private var last: Chunk = []
  /// Of the chunks so many have been settled, from the first on.
  private var settled = 0
  /// Which of those were changed since.
  private var changed: Set<Int> = []

  /// How many chunks are full.
  private var fullCount = 0
  /// What is otherwise since `open`, and how many were added in it.
  private var fork = Fork<Int, Value>()
  private var added = 0

  private var ownCount: Int { fullCount * Self.width + last.count }
  var count: Int { ownCount + added }

  /// Where a full chunk stands.
  private struct Place {
    let outer: Int
    let middle: Int
    let inner: Int

    init(_ chunk: Int) {
      let width = Chunks.width
      outer = chunk / (width * width)
      middle = chunk / width % width
      inner = chunk % width
    }
  }

  private func contains(_ number: Int) -> Bool { number >= 0 && number < count }

  subscript(number: Int) -> Value? {
    get {
      guard contains(number) else { return nil }
      if let change = fork.change(of: number) { return change.value }
      let (chunk, place) = number.quotientAndRemainder(dividingBy: Self.width)
      if chunk == fullCount { return last[place] }
      let at = Place(chunk)
      return full[at.outer][at.middle][at.inner][place]
    }
    set {
      guard contains(number) else { return }
      if fork.isOpen {
        if !fork.set(number, newValue) { join() }
      } else {
        withSlot(number) { $0 = newValue }
      }
    }
  }

  /// Changes a value where it stands, if there is one.
  mutating func update(_ number: Int, _ change: (inout Value) -> Void) {
    guard contains(number) else { return }
    if fork.isOpen {
      guard var value = fork.take(number) ?? self[number] else { return }
      change(&value)
      self[number] = value
      return
    }
    withSlot(number) { slot in
      // Taken out, so that it has one owner while it is changed.
      guard var value = slot else { return }
      slot = nil
      change(&value)
      slot = value
    }
  }

  private mutating func withSlot(_ number: Int, _ change: (inout Value?) -> Void) {
    let (chunk, place) = number.quotientAndRemainder(dividingBy: Self.width)
    if chunk < settled { changed.insert(chunk) }
    if chunk == fullCount { return change(&last[place]) }
    let at = Place(chunk)
    change(&full[at.outer][at.middle][at.inner][place])
  }

  /// Adds a value, which is told its number. Returns the number.
  mutating func append(_ make: (_ number: Int) -> Value) -> Int {
    let number = count
    let value = make(number)
    if fork.isOpen {
      added += 1
      if !fork.set(number, value) { join() }
    } else {
      put(value)
    }
    return number
  }

  /// Adds a value.
  mutating func append(_ value: Value) { _ = append { _ in value } }

  /// Adds a value beside the fork.
  private mutating func put(_ value: Value?) {
    if last.isEmpty { last.reserveCapacity(Self.width) }
    last.append(value)
    if last.count == Self.width { fill() }
  }

  /// From here on changes are kept beside, as long as they are few.
  mutating func open() { fork.isOpen = true }

  /// Brings in what was kept beside.
  mutating func join() {
    added = 0
    for (number, value) in fork.close() {
      if number == ownCount { put(value) } else { withSlot(number) { $0 = value } }
    }
  }

  /// The last chunk is full.
  private mutating func fill() {
    let at = Place(fullCount)
    if at.outer == full.count { full.append([]) }
    if at.middle == full[at.outer].count { full[at.outer].append([]) }
    full[at.outer][at.middle].append(last)
    fullCount += 1
    last = []
  }

  /// The chunks that were changed since `settle`.
  private var unsettled: [Int] {
    changed.sorted() + (settled..<max(settled, (count + Self.width - 1) / Self.width))
  }

  /// The values that were changed since `settle`, and some that stand beside them.
  var nearChanges: [Value] {
    unsettled.flatMap { chunk in
      let numbers = chunk * Self.width..<min((chunk + 1) * Self.width, count)
      return numbers.compactMap { self[$0] }
    }
  }

  /// Changes those a last time: from here on changes are counted anew.
  mutating func settle(_ change: (inout Value) -> Void) {
    join()
    for chunk in unsettled {
      for number in chunk * Self.width..<min((chunk + 1) * Self.width, count) {
        update(number, change)
      }
    }
    // Those in the last chunk are looked at again.
    settled = fullCount
    changed = []
  }

  /// Takes all for changed.
  mutating func unsettle() {
    settled = 0
    changed = []
  }

  /// All, in order.
  var all: some Sequence<Value> { (0..<count).lazy.compactMap { self[$0] } }
}

/// Values by their number, in small chunks of small chunks: a copy that is changed copies one of each
/// and the list of them, not everything.
struct Chunks<Value: Sendable>: Sendable {
  private static var size: Int { 32 }
  private var chunks: [[[Value?]]] = []
  private(set) var count = 0
  /// Of the innermost chunks so many have been settled, from the first on.
  private var settled = 0
  /// Which of those were changed since.
  private var changed: Set<Int> = []

  private static func place(_ number: Int) -> (outer: Int, inner: Int, place: Int) {
    let (chunk, place) = number.quotientAndRemainder(dividingBy: size)
    let (outer, inner) = chunk.quotientAndRemainder(dividingBy: size)
    return (outer, inner, place)
  }

  subscript(number: Int) -> Value? {
    get {
      guard number >= 0, number < count else { return nil }
      let at = Self.place(number)
      return chunks[at.outer][at.inner][at.place]
    }
    set {
      guard number >= 0, number < count else { return }
      let at = Self.place(number)
      chunks[at.outer][at.inner][at.place] = newValue
      mark(number)
    }
  }

  /// Changes a value where it stands, if there is one.
  mutating func update(_ number: Int, _ change: (inout Value) -> Void) {
    guard number >= 0, number < count else { return }
    let at = Self.place(number)
    // Taken out, so that it has one owner while it is changed.
    guard var value = chunks[at.outer][at.inner][at.place] else { return }
    chunks[at.outer][at.inner][at.place] = nil
    change(&value)
    chunks[at.outer][at.inner][at.place] = value
    mark(number)
  }

  private mutating func mark(_ number: Int) {
    let chunk = number / Self.size
    if chunk < settled { changed.insert(chunk) }
  }

  /// Adds a value, which is told its number.
  mutating func append(_ make: (_ number: Int) -> Value) -> Int {
    let at = Self.place(count)
    if at.outer == chunks.count { chunks.append([]) }
    if at.inner == chunks[at.outer].count {
      chunks[at.outer].append([])
      chunks[at.outer][at.inner].reserveCapacity(Self.size)
    }
    let value = make(count)
    chunks[at.outer][at.inner].append(value)
    mark(count)
    count += 1
    return count - 1
  }

  /// The innermost chunks that were changed since `settle`.
  private var unsettled: [Int] {
    let all = (count + Self.size - 1) / Self.size
    return changed.sorted() + (settled..<max(settled, all))
  }

  /// The values that were changed since `settle`, and some that stand beside them.
  var nearChanges: [Value] {
    unsettled.flatMap { chunk in
      let (outer, inner) = chunk.quotientAndRemainder(dividingBy: Self.size)
      return chunks[outer][inner].compactMap(\.self)
    }
  }

  /// Changes those a last time: from here on changes are counted anew.
  mutating func settle(_ change: (inout Value) -> Void) {
    for chunk in unsettled {
      let first = chunk * Self.size
      for number in first..<min(first + Self.size, count) { update(number, change) }
    }
    // The last may not be full.
    settled = count / Self.size
    changed = []
  }

  /// Takes all for changed.
  mutating func unsettle() { settled = 0 }

  var all: some Sequence<Value> { chunks.lazy.joined().joined().compactMap(\.self) }
}

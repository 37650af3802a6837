/// Values by their number, in small chunks of small chunks: a copy that is changed copies one of each
/// and the list of them, not everything.
struct Chunks<Value: Sendable>: Sendable {
  private static var size: Int { 32 }
  private var chunks: [[[Value?]]] = []
  private(set) var count = 0
  /// Which of the innermost chunks were changed since `settle`.
  private var changed: [Bool] = []

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
    if !changed[chunk] { changed[chunk] = true }
  }

  /// Makes room for one more and returns its number.
  mutating func reserve() -> Int {
    defer { count += 1 }
    let at = Self.place(count)
    if at.outer == chunks.count { chunks.append([]) }
    if at.inner == chunks[at.outer].count { chunks[at.outer].append([]) }
    chunks[at.outer][at.inner].append(nil)
    if count / Self.size == changed.count { changed.append(true) }
    return count
  }

  /// The values that were changed since `settle`, and some that stand beside them.
  var nearChanges: [Value] {
    changed.indices.filter { changed[$0] }.flatMap { chunk in
      let (outer, inner) = chunk.quotientAndRemainder(dividingBy: Self.size)
      return chunks[outer][inner].compactMap(\.self)
    }
  }

  /// From here on changes are counted anew.
  mutating func settle() {
    for chunk in changed.indices where changed[chunk] { changed[chunk] = false }
  }

  var all: some Sequence<Value> { chunks.lazy.joined().joined().compactMap(\.self) }
}

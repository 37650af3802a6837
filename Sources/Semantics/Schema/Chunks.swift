/// Values by their number, in small chunks of small chunks: a copy that is changed copies one of each
/// and the list of them, not everything.
struct Chunks<Value: Sendable>: Sendable {
  /// A value behind a reference, so that copying a chunk copies references.
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private static var size: Int { 32 }
  private var chunks: [[[Box?]]] = []
  private(set) var count = 0

  private static func place(_ number: Int) -> (outer: Int, inner: Int, place: Int) {
    let (chunk, place) = number.quotientAndRemainder(dividingBy: size)
    let (outer, inner) = chunk.quotientAndRemainder(dividingBy: size)
    return (outer, inner, place)
  }

  subscript(number: Int) -> Value? {
    get {
      guard number >= 0, number < count else { return nil }
      let at = Self.place(number)
      return chunks[at.outer][at.inner][at.place]?.value
    }
    set {
      guard number >= 0, number < count else { return }
      let at = Self.place(number)
      chunks[at.outer][at.inner][at.place] = newValue.map(Box.init)
    }
  }

  /// Makes room for one more and returns its number.
  mutating func reserve() -> Int {
    defer { count += 1 }
    let at = Self.place(count)
    if at.outer == chunks.count { chunks.append([]) }
    if at.inner == chunks[at.outer].count { chunks[at.outer].append([]) }
    chunks[at.outer][at.inner].append(nil)
    return count
  }

  var all: some Sequence<Value> { chunks.lazy.joined().joined().compactMap { $0?.value } }
}

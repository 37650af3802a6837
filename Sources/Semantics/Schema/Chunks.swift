/// Values by their number, in small chunks: a copy that is changed copies one chunk and the list of
/// chunks, not everything.
struct Chunks<Value: Sendable>: Sendable {
  /// A value behind a reference, so that copying a chunk copies references.
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private static var size: Int { 64 }
  private var chunks: [[Box?]] = []
  private(set) var count = 0

  subscript(number: Int) -> Value? {
    get {
      let (chunk, place) = number.quotientAndRemainder(dividingBy: Self.size)
      guard chunk >= 0, chunk < chunks.count, place >= 0, place < chunks[chunk].count else {
        return nil
      }
      return chunks[chunk][place]?.value
    }
    set {
      let (chunk, place) = number.quotientAndRemainder(dividingBy: Self.size)
      guard chunk >= 0, chunk < chunks.count, place >= 0, place < chunks[chunk].count else {
        return
      }
      chunks[chunk][place] = newValue.map(Box.init)
    }
  }

  /// Makes room for one more and returns its number.
  mutating func reserve() -> Int {
    defer { count += 1 }
    if count % Self.size == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(nil)
    return count
  }

  var all: some Sequence<Value> { chunks.lazy.joined().compactMap { $0?.value } }
}

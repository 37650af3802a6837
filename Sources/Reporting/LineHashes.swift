/// The `primaryLocationLineHash` of a file's lines, as GitHub's upload action computes it, so that
/// an alert keeps its identity whichever of the two wrote the hash.
///
/// For each line: a rolling hash over the hundred UTF-16 units from its beginning, blanks left out
/// and every line end a line feed; then how often that hash has occurred in the file.
struct LineHashes {
  private var wanted: Set<Int>
  private var found: [Int: String] = [:]
  private var counts: [UInt64: Int] = [:]

  /// The units under the hash, and the line that begins at each of them.
  private var window = [UInt16](repeating: 0, count: block)
  private var begins = [Int?](repeating: nil, count: block)
  private var index = 0
  private var hash: UInt64 = 0

  private static let block = 100
  private static let base: UInt64 = 37
  /// What a unit weighs when it leaves the window.
  private static let leaving = (0..<block).reduce(1 as UInt64) { weight, _ in weight &* base }

  /// Hashes the whole file once and keeps the hashes of the lines asked for.
  init(_ bytes: [UInt8], lines: Set<Int>) {
    wanted = lines
    var line = 0
    var isAtLineStart = true
    var followsReturn = false
    for unit in String(decoding: bytes, as: UTF8.self).utf16 {
      let isFeedOfReturn = followsReturn && unit == 0x0A
      followsReturn = unit == 0x0D
      if unit == 0x20 || unit == 0x09 || isFeedOfReturn { continue }
      if isAtLineStart { line += 1 }
      push(followsReturn ? 0x0A : unit, beginning: isAtLineStart ? line : nil)
      isAtLineStart = unit == 0x0A || followsReturn
    }
    push(.max, beginning: isAtLineStart ? line + 1 : nil)
    for _ in 0..<LineHashes.block { push(0, beginning: nil) }
  }

  /// The hash of a line, counted from 1.
  func hash(ofLine line: Int) -> String? { found[line] }

  private mutating func push(_ unit: UInt16, beginning line: Int?) {
    if let done = begins[index] { finish(done) }
    begins[index] = line
    hash = LineHashes.base &* hash &+ UInt64(unit) &- LineHashes.leaving &* UInt64(window[index])
    window[index] = unit
    index = (index + 1) % LineHashes.block
  }

  private mutating func finish(_ line: Int) {
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    if wanted.contains(line) { found[line] = String(hash, radix: 16) + ":\(count)" }
  }
}

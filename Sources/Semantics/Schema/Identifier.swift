import Synchronization
package import Syntax

/// A name as the server knows it, kept once per run: folded, unquoted, cut to 63 bytes.
///
/// Equal names have equal numbers, so that a schema compares and hashes integers.
package struct Identifier: Hashable, Sendable, CustomStringConvertible {
  private let number: UInt32

  private init(number: UInt32) { self.number = number }

  /// Its number.
  var bits: UInt64 { UInt64(number) }

  /// The identifier of a name in a statement.
  package init(_ name: Name, in statement: Statement) {
    if let word = statement.plainWord(name) {
      self = Identifier.intern(statement.bytes[word], folds: true)
    } else {
      self = Identifier.intern(statement.identifier(name))
    }
  }

  /// The identifier spelt so, taken as it stands.
  package init(_ text: String) { self = Identifier.intern(text.utf8) }

  package var text: String { Identifier.pool.withLock { $0.texts[Int(number)] } }

  package var description: String { text }

  /// The name as SQL would have to write it: quoted where it needs to be.
  package var sql: String {
    let text = text
    return needsQuotes(text) ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private static let pool = Mutex(IdentifierPool())

  private static func intern(_ bytes: some Collection<UInt8>, folds: Bool = false) -> Identifier {
    pool.withLock { Identifier(number: $0.number(of: bytes, folds: folds)) }
  }
}

/// Every identifier of the run, looked up by its bytes where they stand, without an array of them.
private struct IdentifierPool {
  private(set) var texts: [String] = []
  /// The letters of all, one behind the other, eight to a word and the number of them behind; where
  /// those of each begin and the last end. A text that is no UTF-8 is another one as a `String`.
  private var words: [UInt64] = []
  private var starts = [0]
  /// The words of the name that is looked for, and how many they are.
  private var wanted: [UInt64] = []
  private var wantedCount = 0
  /// Open addressing: half of a hash and a number plus one, or 0 for an empty slot; at most half of
  /// them are taken.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  /// Another start in every run, so that nobody can write names that all fall into one slot.
  private let seed = UInt64.random(in: 0 ... .max)

  /// - Parameter folds: whether the bytes spell the identifier in any case.
  mutating func number(of bytes: some Collection<UInt8>, folds: Bool) -> UInt32 {
    let found = bytes.withContiguousStorageIfAvailable { number(of: $0, folds) }
    return found ?? Array(bytes).withUnsafeBufferPointer { number(of: $0, folds) }
  }

  private mutating func number(of bytes: UnsafeBufferPointer<UInt8>, _ folds: Bool) -> UInt32 {
    let hash = read(bytes, folds)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
      if slots[slot] >> 32 == hash, isWanted(Int(number)) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash << 32 | UInt64(texts.count + 1)
    words += wanted[..<wantedCount]
    texts.append(String(decoding: folds ? bytes.map(folded) : Array(bytes), as: UTF8.self))
    starts.append(words.count)
    if texts.count * 2 > slots.count { grow() }
    return UInt32(truncatingIfNeeded: texts.count) - 1
  }

  /// Makes words of the bytes, and a hash of 32 bits of those.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ folds: Bool) -> UInt64 {
    let whole = bytes.count / 8
    wantedCount = whole + 2
    while wanted.count < wantedCount { wanted.append(0) }
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed
    for index in 0..<whole {
      let word = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      wanted[index] = folds ? folded(word) : word
      hash = mixed(hash, wanted[index])
    }
    var last: UInt64 = 0
    for byte in bytes[(whole * 8)...] { last = last << 8 | UInt64(byte) }
    wanted[whole] = folds ? folded(last) : last
    wanted[whole + 1] = UInt64(bytes.count)
    return mixed(mixed(hash, wanted[whole]), wanted[whole + 1]) >> 32
  }

  @inline(__always) private func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  private func isWanted(_ number: Int) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == wantedCount else { return false }
    for index in 0..<wantedCount where words[start + index] != wanted[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

/// Eight bytes folded at once: adding to what is left without the highest bits sets those of the bytes
/// from A on, and of those behind Z.
private func folded(_ word: UInt64) -> UInt64 {
  let highest: UInt64 = 0x8080_8080_8080_8080
  let rest = word & ~highest
  let fromA = rest &+ 0x3F3F_3F3F_3F3F_3F3F
  let behindZ = rest &+ 0x2525_2525_2525_2525
  return word | (fromA & ~behindZ & ~word & highest) >> 2
}

/// Whether an identifier stands for itself only between quotes: it is no plain lower-case word, or
/// a keyword that may not be a column name.
private func needsQuotes(_ text: String) -> Bool {
  let bytes = text.utf8
  guard let first = bytes.first, isPlain(first), !isDigit(first) else { return true }
  guard bytes.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "$") }) else { return true }
  let keyword = Keyword(spelling: bytes)?.keywordClass(on: .newest)
  return keyword.map { $0 != .unreserved } ?? false
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isPlain(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte == UInt8(ascii: "_") || (byte >= 0x61 && byte <= 0x7A)
}

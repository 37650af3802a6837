/// Where a keyword may stand as a name.
///
/// Source: the manual's appendix "SQL Key Words", and the four lists in `gram.y`.
package enum KeywordClass: Sendable {
  /// May be any name.
  case unreserved
  /// May be a column or table name, but not a function or type name.
  case columnName
  /// May be a function or type name, but not a column or table name.
  case typeOrFunctionName
  /// May be no name, save as a column label after AS.
  case reserved
}

extension Keyword {
  /// The class of the keyword on a server, or nil where that server does not know the word.
  package func keywordClass(on server: Server) -> KeywordClass? {
    guard introduced <= server.major else { return nil }
    return self == .json && server.major >= 17 ? .columnName : firstClass
  }

  /// How the keyword is spelt, in lower case.
  package var spelling: String { Keyword.spellings[Int(rawValue)].description }

  /// The keyword spelt so, in whatever case.
  package init?(spelling: some Collection<UInt8>) {
    let hash = spelling.reduce(KeywordTable.start) { KeywordTable.hash($0, $1) }
    guard let keyword = KeywordTable.shared.keyword(spelling, hash: hash) else { return nil }
    self = keyword
  }
}

/// Every keyword's spelling, hashed, so that a word of the text is looked up without a `String`.
struct KeywordTable: Sendable {
  /// Open addressing: a keyword's raw value plus one, or 0 for an empty slot.
  private let slots: [UInt16]
  /// The spellings, one behind the other.
  private let letters: [UInt8]
  /// Where the spelling of each keyword begins in `letters`, and where the last one ends.
  private let starts: [Int]
  private static let mask = 2047

  static let shared = KeywordTable()

  private init() {
    var slots = [UInt16](repeating: 0, count: Self.mask + 1)
    var letters: [UInt8] = []
    var starts = [0]
    for keyword in Keyword.allCases {
      let spelling = Array(keyword.spelling.utf8)
      var slot = Self.slot(spelling.reduce(Self.start) { Self.hash($0, $1) })
      while slots[slot] != 0 { slot = (slot + 1) & Self.mask }
      slots[slot] = keyword.rawValue + 1
      letters += spelling
      starts.append(letters.count)
    }
    self.slots = slots
    self.letters = letters
    self.starts = starts
  }

  /// The keyword that the bytes of this hash spell, in whatever case, or nil.
  @inline(__always)
  func keyword(_ word: some Collection<UInt8>, hash: UInt32) -> Keyword? {
    var slot = Self.slot(hash)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if spells(index, word) { return Keyword(rawValue: UInt16(index)) }
      slot = (slot + 1) & Self.mask
    }
    return nil
  }

  @inline(__always)
  private func spells(_ index: Int, _ word: some Collection<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == word.count else { return false }
    var offset = start
    for byte in word {
      if letters[offset] != folded(byte) { return false }
      offset += 1
    }
    return true
  }

  /// The hash of no letters.
  static var start: UInt32 { 2_166_136_261 }

  /// The hash of one letter more, so that a word is hashed while its end is looked for.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(folded(byte))) &* 16_777_619
  }

  @inline(__always)
  private static func slot(_ hash: UInt32) -> Int { Int(hash ^ (hash >> 15)) & mask }
}

/// An ASCII letter in lower case; any other byte as it is.
@inline(__always)
package func folded(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
}

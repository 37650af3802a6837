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
      var slot = Self.hash(spelling[...])
      while slots[slot] != 0 { slot = (slot + 1) & Self.mask }
      slots[slot] = keyword.rawValue + 1
      letters += spelling
      starts.append(letters.count)
    }
    self.slots = slots
    self.letters = letters
    self.starts = starts
  }

  /// The keyword that the bytes spell, in whatever case, or nil.
  func keyword(_ word: ArraySlice<UInt8>) -> Keyword? {
    guard word.count >= 2, word.count <= 17 else { return nil }
    var slot = Self.hash(word)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if spells(index, word) { return Keyword(rawValue: UInt16(index)) }
      slot = (slot + 1) & Self.mask
    }
    return nil
  }

  private func spells(_ index: Int, _ word: ArraySlice<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == word.count else { return false }
    var offset = start
    for byte in word {
      if letters[offset] != folded(byte) { return false }
      offset += 1
    }
    return true
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(folded(byte))) &* 16_777_619 }
    return Int(hash ^ (hash >> 15)) & mask
  }
}

/// An ASCII letter in lower case; any other byte as it is.
@inline(__always)
func folded(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
}

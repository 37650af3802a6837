import Synchronization
package import Syntax

/// A name as the server knows it, kept once per run: folded, unquoted, cut to 63 bytes.
///
/// Equal names have equal numbers, so that a schema compares and hashes integers.
package struct Identifier: Hashable, Sendable, CustomStringConvertible {
  private let number: UInt32

  private init(number: UInt32) { self.number = number }

  /// The identifier of a name in a statement.
  package init(_ name: Name, in statement: Statement) {
    self = Identifier.intern(statement.identifier(name))
  }

  /// The identifier spelt so, taken as it stands.
  package init(_ text: String) { self = Identifier.intern(Array(text.utf8)) }

  package var text: String { Identifier.pool.withLock { $0.texts[Int(number)] } }

  package var description: String { text }

  /// The name as SQL would have to write it: quoted where it needs to be.
  package var sql: String {
    let text = text
    return needsQuotes(text) ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private struct Pool {
    var numbers: [[UInt8]: UInt32] = [:]
    var texts: [String] = []
  }

  private static let pool = Mutex(Pool())

  private static func intern(_ bytes: [UInt8]) -> Identifier {
    pool.withLock { pool in
      if let number = pool.numbers[bytes] { return Identifier(number: number) }
      let number = UInt32(truncatingIfNeeded: pool.texts.count)
      pool.numbers[bytes] = number
      pool.texts.append(String(decoding: bytes, as: UTF8.self))
      return Identifier(number: number)
    }
  }
}

/// Whether an identifier stands for itself only between quotes: it is no plain lower-case word, or
/// a keyword that may not be a column name.
private func needsQuotes(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, isPlain(first), !isDigit(first) else { return true }
  guard bytes.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "$") }) else { return true }
  return keyword(spelling: text).map { $0 != .unreserved } ?? false
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isPlain(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte == UInt8(ascii: "_") || (byte >= 0x61 && byte <= 0x7A)
}

private func keyword(spelling: String) -> KeywordClass? {
  Keyword.allCases.first { $0.spelling == spelling }?.keywordClass(on: .newest)
}

import Semantics
import Syntax
import Testing

/// Names as the server knows them: folded where they stand without quotes, and alike where they are equal.
@Suite struct IdentifierTests {
  /// The name of the table that a statement reads.
  private func name(_ written: String) -> Identifier? {
    var found: Identifier?
    let source = Source(path: "a.sql", bytes: Array("SELECT 1 FROM \(written)".utf8))
    _ = Script(source, server: .newest).visit { statement, _ in
      let name = statement.mentions.relations.first?.name.last
      found = name.map { Identifier($0, in: statement) }
    }
    return found
  }

  @Test("Letters fold at every place of a name, whatever its length", arguments: 1...63)
  func folds(length: Int) {
    let letters = Array("aZyBxCmNlOkPAz")
    let mixed = String((0..<length).map { letters[$0 % letters.count] })
    let folded = name(mixed)
    #expect(folded?.text == mixed.lowercased())
    #expect(folded == Identifier(mixed.lowercased()))
    #expect(folded == name(mixed.uppercased()))
    #expect(name("\"\(mixed)\"")?.text == mixed)
    #expect((name("\"\(mixed)\"") == folded) == (mixed == mixed.lowercased()))
  }

  @Test("What stands beside the letters in the code table stays", arguments: 1...17)
  func neighbours(length: Int) {
    // `@` and `[` stand around the capital letters, and `É` has bytes beyond them.
    for text in ["@[`{", "É", "_09$"] {
      let written = String(repeating: text, count: length).prefix(15)
      #expect(Identifier(String(written)).text == written)
      #expect(name("\"\(written)\"") == Identifier(String(written)))
    }
    let plain = "a" + String(repeating: "_0É$", count: length).prefix(14)
    #expect(name(plain)?.text == plain)
  }

  @Test("Names that begin alike are others", arguments: 0...40)
  func others(length: Int) {
    let name = String(repeating: "a", count: length)
    #expect(Identifier(name) != Identifier(name + "a"))
    #expect(Identifier(name) != Identifier(name + "\0"))
    #expect(Identifier(name) == Identifier(name))
  }
}

import Foundation
import Testing

@testable import Syntax

private let fixtures: [URL] = {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/syntax")
  let files = try? FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  return (files ?? []).filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }
}()

@Suite struct RegressionTests {
  /// The first line of each says what is to be found: `-- 3 statements, 1 wrong, 0 filled in`.
  @Test(arguments: fixtures) func fixture(_ file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    let reading = Reading(bytes)
    let filled = reading.statements.count(where: \.hasPlaceholders)
    let found =
      "\(reading.statements.count) statements, \(reading.failures.count) wrong, \(filled) filled in"
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    #expect(String(decoding: first, as: UTF8.self).hasSuffix("-- " + found), "\(reading.lines)")
    #expect(reading.isInOrder)
  }

  @Test func thereAreFixtures() { #expect(!fixtures.isEmpty) }

  /// Texts that invite to read things twice, to nest, or to remember too much: were the work not
  /// linear, these would not end.
  @Test(arguments: [
    "(", "((((;", "(;select ", "(;create ", "(select 1;", ")", "[", "case when ", "not ", "- ",
    "select (", "create table a (b int;\n", "with a as (", "array[", "a.", "a,", "f(", "row(",
    ";", "; ", "'", "\"", "$$", "$a$", "$a$ b ", "/*", "--\n", "\\", "\\;", "\\g ", "\\g\n",
    "\\echo ' \\\\", "\\r\n", "\\i x\n", "\\copy t from stdin\n", "copy t from stdin;", "\\.\n",
    "copy t from stdin\\;", "${", "${x}", "${a;b}", "{{", "{{ x }}", "{{ ' }};", "{{ ( }};",
    "${'};", "${(};", "${)}(;", "{%", "{{ x }};", "${x};", ":x", ":x;", ":x,", "@", "@x@", "%(",
    "%s", "$x$.a;", "$x", "e'\\", "u&'\\", "u&'' uescape ", "u&'' ", "1a", "0x", "select 1 frm;",
    "\0",
    "é", "begin atomic ", "create function f() begin atomic select 1;", "=", "<-", "+", "::",
    "union select ", "select 1 union ", "or ", "is null ", "collate ", "between 1 and ", "in (",
  ])
  func many(_ piece: String) {
    #expect(Reading(filled(with: piece, 1 << 17)).isInOrder)
    #expect(Reading(Array("select ".utf8) + filled(with: piece, 1 << 14)).isInOrder)
  }

  @Test(arguments: ["((((;", "(;create ", "(select 1;", "${(};", "{{ ' }};", "${x};", "+"])
  func aMegabyte(of piece: String) {
    #expect(Reading(filled(with: piece, 1 << 20)).isInOrder)
  }

  private func filled(with piece: String, _ length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    while bytes.count < length { bytes += Array(piece.utf8) }
    return bytes
  }

  @Test(arguments: [
    "(select ", "(select 1 from ", "((select 1) union ", "select case when ", "select f(a, ",
    "select * from (a join ", "select (((1 + ", "alter table a add check ((", "values ((",
  ])
  func nestingAsDeepAsItGoes(_ piece: String) {
    for depth in [10, 100, 300, 10_000] {
      let text = String(repeating: piece, count: depth)
      #expect(Reading("select " + text).isInOrder)
      #expect(Reading(text).isInOrder)
    }
  }

  @Test(arguments: [
    ("'", "'"), ("\"", "\""), ("$$", "$$"), ("a", ""), ("1", ""), ("/*", "*/"), ("+", ""),
  ])
  func tokensOfAMegabyte(_ open: String, _ close: String) {
    let text = "select " + open + String(repeating: open == "+" ? "*" : "1", count: 1 << 20) + close
    let reading = Reading(text + "; select 1")
    #expect(reading.isInOrder)
    #expect(reading.lines.last == "select 1")
  }

  @Test func manyStatementsAndManyWithoutOne() {
    let count = 100_000
    #expect(Reading(String(repeating: "end;", count: count)).statements.count == count)
    #expect(Reading(String(repeating: ";", count: 10 * count)).statements.isEmpty)
  }

  @Test func aHundredThousandParentheses() {
    let open = String(repeating: "(", count: 100_000)
    let close = String(repeating: ")", count: 100_000)
    #expect(Reading("select \(open)1\(close); select 2").lines.last == "select 2")
  }
}

import Testing

@testable import Syntax

/// Placeholders inside bodies, and what a statement knows of those in it.
@Suite struct BodyPlaceholderTests {
  @Test(arguments: [
    "DO $$ BEGIN ALTER TABLE ${schema}.t ADD a int; END $$",
    "DO $$ BEGIN ALTER TABLE \"{{ get \"x\" }}\".t ADD a int; END $$",
    "DO $$ DECLARE v @s@.d; BEGIN PERFORM 1; DELETE FROM @s@.t; END $$",
  ]) func `A body is read again with them as names`(_ text: String) throws {
    let reading = PLpgSQLReading(text)
    let last = try #require(reading.body?.statements.last?.statement)
    #expect(reading.failure == nil)
    #expect(last.placeholders.count == 1)
    #expect(last.placeholders.allSatisfy { last.span.contains($0) })
  }

  @Test func `A body that makes no sense without what is filled in is not read`() {
    let reading = PLpgSQLReading("DO $$ BEGIN ${everything} ${more} END $$")
    guard case .foreign = reading.body else {
      Issue.record("\(String(describing: reading.body))")
      return
    }
  }

  @Test func `A mistake is one where nothing is to be filled in`() {
    #expect(PLpgSQLReading(block: "BEGIN SELECT a[1:n]::int INTO x FRM t; END").failure != nil)
  }

  @Test func `A node knows whether its name can be relied on`() throws {
    func known(_ text: String) throws -> [Bool] {
      let statement = try parse(text)
      return statement.mentions.relations.map { !statement.hasPlaceholders(in: $0.name.range) }
    }
    #expect(try known("INSERT INTO a SELECT * FROM ${s}.b") == [true, false])
    #expect(try known("INSERT INTO a SELECT * FROM \"${s}\".b") == [true, false])
    #expect(try known("INSERT INTO a VALUES (${x})") == [true])
    #expect(try known("SELECT 1 FROM \"a$b\", \"100%\"") == [true, true])
  }

  @Test func `Our own limit is no mistake of the text`() throws {
    let open = String(repeating: "(", count: 400)
    let close = String(repeating: ")", count: 400)
    guard case .failed(let failure) = try parse("SELECT \(open)1\(close)").outcome else {
      Issue.record("it parses")
      return
    }
    #expect(failure.isLimit)
  }
}

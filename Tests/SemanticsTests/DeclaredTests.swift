import Semantics
import Testing

/// What the project declares: it decides what no migration shows.
@Suite struct DeclaredTests {
  private static func name(_ name: String, in schema: String = "public") -> RelationName {
    RelationName(schema: Identifier(schema), name: Identifier(name))
  }

  @Test(
    "A timeout is read as the server reads it",
    arguments: [
      ("5s", 5000), ("500ms", 500), ("1min", 60_000), ("0", 0), ("250", 250), ("1.5 s", 1500),
      ("2h", 7_200_000),
    ])
  func timeout(text: String, milliseconds: Int) throws {
    let timeout = try #require(Timeout(text))
    #expect(timeout.milliseconds == milliseconds)
    #expect(timeout.isLimit == (milliseconds > 0))
  }

  @Test("What is no timeout is refused", arguments: ["", "s", "5 sec", "-1", "5S", "1e9"])
  func noTimeout(text: String) { #expect(Timeout(text) == nil) }

  @Test("Tables are named with or without schema, stars for the rest") func tables() {
    var tables = TableTraits()
    tables.big = ["events", "orders*", "audit.*"]
    tables.busy = ["us?rs"]
    tables.others = .small
    #expect(tables.size(of: Self.name("events")) == .big)
    #expect(tables.size(of: Self.name("events", in: "app")) == .big)
    #expect(tables.size(of: Self.name("orders_2024")) == .big)
    #expect(tables.size(of: Self.name("old_orders")) == .small)
    #expect(tables.size(of: Self.name("log", in: "audit")) == .big)
    #expect(tables.isBusy(Self.name("users")))
    #expect(!tables.isBusy(Self.name("usrs")))
    #expect(TableTraits().size(of: Self.name("events")) == .unknown)
  }

  @Test("Each file begins with the declared search path and time zone") func session() {
    var declared = Declared()
    declared.searchPath = [Identifier("app"), .public]
    declared.timeZone = "UTC"
    let played = Playing(
      "CREATE TABLE t (a timestamp); SET search_path TO other; SET TimeZone = 'Europe/Paris';",
      after: Schema(declared))
    var end = played.end.schema
    #expect(end.relation(Self.name("t", in: "app")) != nil)
    #expect(end.timeZone == "Europe/Paris")
    end.endFile()
    #expect(end.searchPath == declared.searchPath)
    #expect(end.timeZone == "UTC")
  }

  @Test(
    "RESET ALL and DISCARD ALL bring back what the session began with",
    arguments: ["RESET ALL;", "DISCARD ALL;"])
  func reset(sql: String) {
    var declared = Declared()
    declared.searchPath = [Identifier("app"), .public]
    declared.timeZone = "UTC"
    let played = Playing(
      """
      SET search_path TO other; SET TimeZone = 'Europe/Paris'; SET lock_timeout = '5s';
      SET check_function_bodies = off; CREATE TEMPORARY TABLE s (id int);
      \(sql)
      CREATE TABLE t (a timestamp);
      """, runner: .none, after: Schema(declared))
    let end = played.end.schema
    #expect(end.relation(Self.name("t", in: "app")) != nil)
    #expect(end.timeZone == "UTC")
    #expect(end.checksFunctionBodies)
    let own = RelationName(schema: .temporary, name: Identifier("s"))
    #expect((end.relation(own) == nil) == sql.hasPrefix("DISCARD"))
    let timeouts = played.steps[5].effects.compactMap { effect -> Setting.Name? in
      guard case .setting(let it) = effect, it.value == .initial else { return nil }
      return it.name
    }
    #expect(timeouts == [.lockTimeout, .statementTimeout, .all])
  }

  @Test("DISCARD PLANS leaves the settings alone") func discardPlans() {
    let end = Playing("SET search_path TO other; DISCARD PLANS;").end.schema
    #expect(end.searchPath == [Identifier("other")])
  }

  @Test("A declared time zone of UTC keeps timestamps as they are") func timeZone() {
    var declared = Declared()
    declared.timeZone = "UTC"
    let sql = "CREATE TABLE t (a timestamp); ALTER TABLE t ALTER COLUMN a TYPE timestamptz;"
    let rewrites = { (played: Playing) in
      played.steps[1].effects.contains { if case .rewrite = $0 { true } else { false } }
    }
    #expect(!rewrites(Playing(sql, after: Schema(declared))))
    #expect(rewrites(Playing(sql)))
  }
}

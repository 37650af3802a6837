import Semantics
import Testing

/// What the statements of one text leave behind.
@Suite struct SchemaTests {
  @Test(
    "Whatever a migration makes is new",
    arguments: [
      "CREATE TABLE t (a int);", "CREATE UNLOGGED TABLE t (a int);", "CREATE TEMP TABLE t (a int);",
      "CREATE TABLE IF NOT EXISTS t (a int);", "CREATE TABLE T (a int);",
      "CREATE TABLE \"t\" (a int);", "CREATE TABLE public.t (a int);",
      "CREATE TABLE t AS SELECT 1;", "CREATE TABLE t (LIKE u);",
      "CREATE TABLE t PARTITION OF u DEFAULT;",
      "CREATE TABLE n (a int); ALTER TABLE n RENAME TO t;",
      "CREATE MATERIALIZED VIEW t AS SELECT 1 AS a;", "SELECT 1 AS a INTO t;",
      "SET search_path = app; CREATE TABLE t (a int);",
      "CREATE TABLE app.t (a int); SET search_path TO app, public;",
    ])
  func new(sql: String) {
    let playing = Playing(sql + " CREATE INDEX i ON t (a);")
    let builds = playing.steps.last?.effects.compactMap { effect -> Bool? in
      guard case .indexBuild(let build) = effect else { return nil }
      return build.isLive
    }
    #expect(builds == [false])
  }

  @Test(
    "What is only like it is not",
    arguments: [
      "CREATE TABLE \"T\" (a int);", "CREATE TABLE app.t (a int);",
      "CREATE TABLE t (a int); DROP TABLE t;", "CREATE TABLE t (a int); ALTER TABLE t RENAME TO n;",
      "CREATE TABLE t (a int); ALTER TABLE t SET SCHEMA app;",
    ])
  func live(sql: String) { #expect(Playing(sql).isLive("t")) }

  @Test("What history made is live") func history() {
    var schema = Playing("CREATE TABLE t (a int);").end.schema
    #expect(!schema.isLive(RelationName(schema: .public, name: Identifier("t"))))
    schema.endChangeSet()
    #expect(schema.isLive(RelationName(schema: .public, name: Identifier("t"))))
    let again = Playing("CREATE TABLE IF NOT EXISTS t (a int);", after: schema)
    #expect(again.isLive("t"))
  }

  @Test("A copy is not changed with its original") func copies() {
    var schema = Schema()
    let names = (0..<500).map { RelationName(schema: .public, name: Identifier("t\($0)")) }
    for name in names { schema.make(name, .table, birth: .changeSet, isComplete: true) }
    let copy = schema
    for name in names { if let id = schema.id(of: name) { schema.remove(id) } }
    #expect(names.allSatisfy { copy.relation($0) != nil && schema.relation($0) == nil })
  }

  @Test("Names are folded and cut as the server does") func names() {
    let long = String(repeating: "é", count: 40)
    let playing = Playing("CREATE TABLE \(long) (a int);")
    #expect(!playing.isLive(String(repeating: "é", count: 31)))
    #expect(!Playing("CREATE TABLE U&\"d\\0061t\" (a int);").isLive("dat"))
    #expect(!Playing("CREATE TABLE \"a\"\"b\" (a int);").isLive("a\"b"))
  }
}

import Testing

@testable import Syntax

/// Dynamic SQL whose text can be told from the routine alone.
@Suite struct KnownValueTests {
  /// The dynamic statements of a DO block, as they would run; `unseen` for one that stays a riddle.
  private func statements(_ body: String) -> [String] {
    let source = Source(path: "a.sql", bytes: Array("DO $do$\(body)$do$".utf8))
    for statement in StatementReader(source, server: Server(major: 18)) {
      guard let routine = statement.routineBody(on: Server(major: 18)) else { continue }
      return routine.parts.compactMap { part in
        switch part.content {
        case .statement(let inner):
          inner.map == nil ? nil : String(decoding: inner.bytes, as: UTF8.self)
        case .unseen: "unseen"
        case .expression: nil
        }
      }
    }
    return []
  }

  @Test(
    "A text that is put together from constants is read",
    arguments: [
      ("EXECUTE 'DROP ' || 'TABLE a'", "DROP TABLE a"),
      ("EXECUTE format('DROP TABLE %I', 'A b')", "DROP TABLE \"A b\""),
      ("EXECUTE format('DROP TABLE %2$I, %1$s', 'a', 'order')", "DROP TABLE \"order\", a"),
      ("EXECUTE format('UPDATE t SET a = %L', 'it''s')", "UPDATE t SET a = 'it''s'"),
      ("EXECUTE format('SELECT 1 %% 2')", "SELECT 1 % 2"),
      ("EXECUTE 'DROP TABLE ' || quote_ident(lower('ABC'))", "DROP TABLE abc"),
    ])
  func joins(_ sql: String, _ wanted: String) {
    #expect(statements("BEGIN \(sql); END") == [wanted])
  }

  @Test func followsVariables() {
    #expect(
      statements(
        "DECLARE t text := 'a'; BEGIN EXECUTE 'DROP TABLE ' || t; t := t || 'b'; "
          + "EXECUTE 'DROP TABLE ' || t; END") == ["DROP TABLE a", "DROP TABLE ab"])
  }

  @Test func forgetsWhatABranchMayHaveChanged() {
    #expect(
      statements(
        "DECLARE t text := 'a'; BEGIN IF now() > '2020-01-01' THEN t := 'b'; END IF; "
          + "EXECUTE 'DROP TABLE ' || t; END") == ["unseen"])
  }

  @Test func forgetsWhatALoopChanges() {
    #expect(
      statements(
        "DECLARE t text := 'a'; BEGIN LOOP EXECUTE 'DROP TABLE ' || t; t := t || 'x'; END LOOP; END"
      )
        == ["unseen"])
  }

  @Test func forgetsWhatAQueryFills() {
    #expect(
      statements(
        "DECLARE t text := 'a'; BEGIN SELECT x INTO t FROM y; EXECUTE 'DROP TABLE ' || t; END")
        == ["unseen"])
  }

  @Test(
    "A loop over a constant list is gone through",
    arguments: [
      "FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP",
      "FOREACH t IN ARRAY '{a,b}'::text[] LOOP",
      "FOR t IN SELECT unnest(ARRAY['a', 'b']) LOOP",
    ])
  func unrolls(_ loop: String) {
    #expect(
      statements("DECLARE t text; BEGIN \(loop) EXECUTE format('DROP TABLE %I', t); END LOOP; END")
        == ["DROP TABLE a", "DROP TABLE b"])
  }

  @Test func countsBetweenNumbers() {
    #expect(
      statements("BEGIN FOR i IN 0..3 - 1 LOOP EXECUTE 'DROP TABLE t_' || i; END LOOP; END")
        == ["DROP TABLE t_0", "DROP TABLE t_1", "DROP TABLE t_2"])
  }

  @Test func endlessLoopsOfLoopsEnd() {
    let loop = String(repeating: "FOR i IN 1..300 LOOP ", count: 12)
    let end = String(repeating: " END LOOP;", count: 12)
    #expect(statements("BEGIN \(loop) EXECUTE 'DROP TABLE t' || i; \(end) END").count <= 6_000)
  }

  @Test func givesUpOnLoopsThatRunForEver() {
    let loops = (0..<12).map { "FOR i\($0) IN 1..300 LOOP" }.joined(separator: " ")
    let ends = String(repeating: "END LOOP; ", count: 12)
    #expect(statements("DECLARE t text := 'a'; BEGIN \(loops) NULL; \(ends) END") == [])
    #expect(
      statements("DECLARE t text := 'a'; BEGIN \(loops) t := t || 'a'; \(ends) EXECUTE t; END")
        == ["unseen"])
  }

  @Test func givesUpOnTextsWithoutEnd() {
    #expect(
      statements(
        "DECLARE t text := 'SELECT 1'; BEGIN FOR i IN 1..200 LOOP t := t || t; END LOOP; "
          + "EXECUTE t; END") == ["unseen"])
    #expect(
      statements(
        "DECLARE t text := 'SELECT 1'; BEGIN FOR i IN 1..200 LOOP "
          + "t := format('%1$s%1$s%1$s', t); END LOOP; EXECUTE t; END") == ["unseen"])
  }

  @Test func tellsOfARiddleOnce() {
    #expect(
      statements(
        "DECLARE t text; BEGIN FOR i IN 1..3 LOOP SELECT a INTO t FROM b; EXECUTE t; END LOOP; END")
        == ["unseen"])
    #expect(
      statements(
        "DECLARE t text := 'SELECT 1'; BEGIN FOR i IN 1..2 LOOP EXECUTE t; SELECT a INTO t FROM b; "
          + "END LOOP; END") == ["SELECT 1", "unseen"])
  }
}

import Testing

@testable import Syntax

/// Where the SQL inside a body stands in the file, and in which order it runs.
@Suite struct PLpgSQLPlaceTests {
  @Test("The span of an inner statement is its text in the file") func spans() {
    let reading = PLpgSQLReading(
      "-- é\r\nDO $a$\r\nBEGIN\r\n  ALTER TABLE t\r\n    ADD b int;\r\n  x.y ();\r\nEND\r\n$a$;\r\n"
    )
    #expect(reading.failure != nil)
    let fixed = PLpgSQLReading(
      "-- é\r\nDO $a$\r\nBEGIN\r\n  ALTER TABLE t\r\n    ADD b int;\r\n  PERFORM f();\r\nEND\r\n$a$;\r\n"
    )
    #expect(fixed.statements == ["ALTER TABLE t\r\n    ADD b int", "PERFORM f()"])
  }

  @Test("In a body with doubled quotes too") func doubledQuotes() {
    let reading = PLpgSQLReading(
      "DO 'BEGIN COMMENT ON TABLE \"a''b\" IS ''it''''s''; DROP TABLE ''x''; END'")
    // DROP TABLE 'x' is no SQL: the place of the failure is the file's too.
    #expect(reading.failure.map { reading.text($0.span) } == "''x''")
    let fixed = PLpgSQLReading(
      "DO 'BEGIN COMMENT ON TABLE \"a''b\" IS ''it''''s''; DROP TABLE c; END'")
    #expect(fixed.statements == ["COMMENT ON TABLE \"a''b\" IS ''it''''s''", "DROP TABLE c"])
    let statement = fixed.body?.statements.first?.statement
    #expect(
      statement.map { text in text.mentions.relations.map { text.text($0.name.last) } } ?? []
        == [])
    #expect(statement.map { $0.text($0.span) } == "COMMENT ON TABLE \"a''b\" IS ''it''''s''")
  }

  @Test(
    "In strings with escapes, and in strings that go on on another line",
    arguments: [
      (#"DO E'BEGIN\n  DROP TABLE \'\'; END'"#, #"\'\'"#),
      (#"DO E'BEGIN\n  DROP TABLE t; END' || 1"#, ""),
      ("DO 'BEGIN DROP '\n  'TABLE 1; END'", "1"),
      (#"DO U&'BEGIN \0044ROP TABLE 1; END'"#, "1"),
      (#"DO U&'BEGIN !0044ROP TABLE 1; END' UESCAPE '!'"#, "1"),
      (#"DO E'BEGIN DROP\x20TABLE 1; END'"#, "1"),
      (#"DO E'BEGIN DROP TABLE \u0031; END'"#, #"\u0031"#),
    ]) func escapes(sql: String, place: String)
  {
    let reading = PLpgSQLReading(sql)
    guard !place.isEmpty else {
      #expect(reading.statement?.body == nil)
      return
    }
    #expect(reading.failure.map { reading.text($0.span) } == place)
  }

  @Test("A statement in an escaped body spans all its escapes") func escapedSpan() {
    let reading = PLpgSQLReading(#"DO E'BEGIN \u0044ROP\tTABLE \x74; END'"#)
    #expect(reading.statements == [#"\u0044ROP\tTABLE \x74"#])
    let names = reading.body?.statements.first.map { inner in
      inner.statement.text(inner.statement.span(TokenRange(0, 1)))
    }
    #expect(names == #"\u0044ROP"#)
  }

  @Test("Bodies in bodies") func nestedBodies() {
    let reading = PLpgSQLReading(
      "DO $a$ BEGIN DO $b$ BEGIN EXECUTE 'DROP TABLE \"c''d\"'; END $b$; END $a$")
    #expect(reading.statements.count == 1)
    guard let inner = reading.body?.statements.first?.statement,
      let body = inner.routineBody(on: Server(major: 18))
    else {
      Issue.record("inner")
      return
    }
    #expect(body.statements.map { reading.text($0.statement.span) } == ["DROP TABLE \"c''d\""])
    #expect(body.statements.first?.statement.nesting == 3)
  }

  @Test("What may not run is marked, and all in the order of the text") func walk() {
    let reading = PLpgSQLReading(
      block: """
        DECLARE x int := nextval('s'); c CURSOR FOR SELECT 1;
        BEGIN
          DROP TABLE a;
          IF EXISTS (SELECT 1) THEN DROP TABLE b; ELSIF y THEN NULL; ELSE DROP TABLE c; END IF;
          FOR r IN 1..2 LOOP DROP TABLE d; END LOOP;
          CASE x WHEN 1 THEN DROP TABLE e; END CASE;
          BEGIN DROP TABLE f; EXCEPTION WHEN OTHERS THEN DROP TABLE g; END;
          FOR x IN SELECT 2 LOOP NULL; END LOOP;
          COMMIT;
        END
        """)
    #expect(
      reading.statements == [
        "?SELECT 1", "DROP TABLE a", "?DROP TABLE b", "?DROP TABLE c", "DROP TABLE d",
        "?DROP TABLE e", "DROP TABLE f", "?DROP TABLE g", "SELECT 2", "COMMIT",
      ])
    #expect(
      reading.expressions == ["nextval('s')", "EXISTS (SELECT 1)", "y", "1", "2", "x", "1"])
  }

  @Test("Dynamic SQL is read where it is one constant") func dynamic() {
    let reading = PLpgSQLReading(
      block: """
        DECLARE t text; c refcursor;
        BEGIN
          EXECUTE 'DROP TABLE a; DROP TABLE "b''c"';
          EXECUTE format($$DROP TABLE d$$);
          EXECUTE format('DROP TABLE %I', t);
          EXECUTE 'DROP TABLE ' || t;
          EXECUTE t;
          OPEN c FOR EXECUTE 'SELECT 1';
          FOR t IN EXECUTE concat(t, 'a') LOOP NULL; END LOOP;
        END
        """)
    #expect(
      reading.statements == [
        "DROP TABLE a", "DROP TABLE \"b''c\"", "DROP TABLE d", "SELECT 1",
      ])
    #expect(
      reading.unseen == [
        "EXECUTE format('DROP TABLE %I', t)", "EXECUTE 'DROP TABLE ' || t", "EXECUTE t",
        "EXECUTE concat(t, 'a')",
      ])
    #expect(
      reading.body?.unseen.map { reading.text($0.keyword) } == Array(repeating: "EXECUTE", count: 4)
    )
  }

  @Test("A constant text that is no SQL is a statement that fails, in its place")
  func dynamicFailure() {
    let reading = PLpgSQLReading(block: "BEGIN EXECUTE 'DROP TABEL ''a'''; END")
    #expect(reading.failure == nil)
    guard case .failed(let failure)? = reading.body?.statements.first?.statement.outcome else {
      Issue.record("outcome")
      return
    }
    #expect(reading.text(failure.span) == "TABEL")
  }

  @Test("Comments that speak to the linter are found in bodies") func directives() {
    let comment = "-- lockkeeper:allow dropped-table"
    let reading = PLpgSQLReading(
      "DO 'BEGIN \(comment)\n DROP TABLE ''a''.b; END'")
    #expect(reading.body?.directives.isEmpty == true)
    let fixed = PLpgSQLReading(
      "DO 'BEGIN \(comment) ''s\n DROP TABLE b; EXECUTE ''/* lockkeeper:allow x */''; END'")
    #expect(
      fixed.body?.directives.map(fixed.text) ?? [] == [
        "\(comment) ''s", "/* lockkeeper:allow x */",
      ])
  }
}

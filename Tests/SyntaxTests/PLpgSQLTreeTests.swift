import Testing

@testable import Syntax

/// The shapes of the tree: every form of statement and declaration.
@Suite struct PLpgSQLTreeTests {
  @Test("Declarations: variables, aliases, cursors") func declarations() {
    let reading = PLpgSQLReading(
      block: """
        <<outer>> DECLARE
          a integer;
          b CONSTANT text COLLATE "C" NOT NULL := 'x';
          c app.users.email%TYPE = null;
          d users%ROWTYPE;
          e ALIAS FOR a;
          f NO SCROLL CURSOR (p int, q text) FOR SELECT p, q;
        BEGIN NULL; END outer;
        """)
    guard let block = reading.tree?.block, block.declarations.count == 6 else {
      Issue.record("\(String(describing: reading.failure))")
      return
    }
    #expect(block.label.map { reading.tree?.text($0) } == "outer")
    guard case .variable(let a) = block.declarations[0], case .written(let type) = a.type,
      case .system(.int4) = type.base
    else {
      Issue.record("a integer")
      return
    }
    #expect(reading.tree.map { reading.text($0.span(type.range)) } == "integer")
    guard case .variable(let b) = block.declarations[1] else { return }
    #expect(b.isConstant && b.isNotNull && b.collation != nil && b.value != nil)
    if case .variable(let c) = block.declarations[2] {
      guard case .typeOf(let name, false) = c.type else {
        Issue.record("%TYPE")
        return
      }
      #expect(reading.tree.map { reading.text($0.span(name)) } == "app.users.email")
    }
    if case .variable(let d) = block.declarations[3] {
      guard case .rowTypeOf = d.type else {
        Issue.record("%ROWTYPE")
        return
      }
    }
    guard case .alias(_, let old) = block.declarations[4] else {
      Issue.record("ALIAS")
      return
    }
    #expect(reading.tree.map { reading.text($0.span(old)) } == "a")
    guard case .cursor(let cursor) = block.declarations[5] else {
      Issue.record("CURSOR")
      return
    }
    #expect(cursor.isScrollable == false && cursor.arguments.count == 2)
    #expect(reading.text(cursor.query.span) == "SELECT p, q")
  }

  @Test("IF and CASE keep their branches") func branches() {
    let reading = PLpgSQLReading(
      block: """
        BEGIN
          IF a THEN NULL; ELSIF b THEN NULL; ELSEIF c THEN NULL; NULL; ELSE END IF;
          CASE x WHEN 1, 2 THEN NULL; ELSE NULL; END CASE;
          CASE WHEN a THEN NULL; END CASE;
        END
        """)
    guard reading.list.count == 3, case .condition(let condition) = reading.list[0],
      case .choice(let first) = reading.list[1], case .choice(let second) = reading.list[2]
    else {
      Issue.record("\(String(describing: reading.failure))")
      return
    }
    #expect(condition.branches.map(\.statements.count) == [1, 1, 2])
    #expect(condition.otherwise?.count == 0)
    #expect(first.operand != nil && first.otherwise?.count == 1)
    #expect(second.operand == nil && second.otherwise == nil)
  }

  @Test("Every kind of loop") func loops() {
    let reading = PLpgSQLReading(
      block: """
        DECLARE r record; c CURSOR (n int) FOR SELECT n; x int; y int; a int[];
        BEGIN
          <<l>> LOOP EXIT l WHEN true; CONTINUE l; END LOOP l;
          WHILE true LOOP NULL; END LOOP;
          FOR i IN REVERSE 10..1 BY 2 LOOP NULL; END LOOP;
          FOR r IN SELECT 1 LOOP NULL; END LOOP;
          FOR r IN c(1) LOOP NULL; END LOOP;
          FOR x, y IN EXECUTE 'SELECT 1, 2' USING 3 LOOP NULL; END LOOP;
          FOREACH x SLICE 0 IN ARRAY a LOOP NULL; END LOOP;
        END
        """)
    let kinds = reading.list.map { statement in
      guard case .loop(let loop) = statement else { return "-" }
      return switch loop.kind {
      case .endless: "endless"
      case .while: "while"
      case .integers(_, let isReversed, _, _, let step):
        "integers \(isReversed) \(step != nil)"
      case .query(let targets, _): "query \(targets.count)"
      case .cursor(_, _, let arguments): "cursor \(arguments.count)"
      case .dynamic(let targets, let sql): "dynamic \(targets.count) \(sql.arguments.count)"
      case .array(_, let slice, _): "array \(slice != nil)"
      }
    }
    #expect(
      kinds == [
        "endless", "while", "integers true true", "query 1", "cursor 1", "dynamic 2 1",
        "array true",
      ])
  }

  @Test("INTO is taken out of the SQL, wherever it stands") func into() {
    let reading = PLpgSQLReading(
      block: """
        DECLARE x int; y int; r record;
        BEGIN
          SELECT INTO STRICT x, y a, b FROM t;
          INSERT INTO t VALUES (1) RETURNING a INTO r;
          SELECT a INTO x FROM t WHERE b IN (SELECT c FROM u);
          MERGE INTO t USING u ON a = b WHEN MATCHED THEN DELETE;
        END
        """)
    let shapes = reading.list.map { statement in
      guard case .sql(let sql) = statement else { return "-" }
      let relations = sql.statement.mentions.relations.map { sql.statement.text($0.name.last) }
      let kind = sql.statement.body?.nodeTag ?? "?"
      return "\(kind) \(relations) \(sql.into?.targets.count ?? 0) \(sql.into?.isStrict ?? false)"
    }
    #expect(
      shapes == [
        #"SelectStmt ["t"] 2 true"#, #"InsertStmt ["t"] 1 false"#,
        #"SelectStmt ["t", "u"] 1 false"#,
        #"MergeStmt ["t", "u"] 0 false"#,
      ])
  }

  @Test(
    "Every other statement",
    arguments: [
      ("x := 1;", "assignment"), ("a[1].b = 2;", "assignment"), ("RETURN;", "result"),
      ("RAISE;", "raise"), ("RAISE NOTICE 'a % %%', 1;", "raise"),
      ("RAISE EXCEPTION division_by_zero USING HINT = 'h';", "raise"),
      ("RAISE SQLSTATE '22012';", "raise"), ("RAISE USING MESSAGE = 'm';", "raise"),
      ("ASSERT true, 'why';", "assert"), ("PERFORM f(1) FROM t;", "perform"),
      ("CALL p(1);", "call"), ("DO $x$ BEGIN END $x$;", "call"), ("NULL;", "null"),
      ("EXECUTE 'SELECT 1' INTO STRICT x USING 1, 2;", "execute"),
      ("EXECUTE 'SELECT $1' USING 1 INTO x;", "execute"),
      ("GET DIAGNOSTICS x = ROW_COUNT;", "diagnostics"),
      ("GET STACKED DIAGNOSTICS t = MESSAGE_TEXT, t := PG_EXCEPTION_HINT;", "diagnostics"),
      ("OPEN c FOR SELECT 1;", "open"), ("OPEN c SCROLL FOR EXECUTE 'a' USING 1;", "open"),
      ("OPEN d(1);", "open"), ("FETCH c INTO x;", "fetch"),
      ("FETCH RELATIVE -1 FROM c INTO x;", "fetch"), ("MOVE FORWARD ALL IN c;", "fetch"),
      ("CLOSE c;", "close"), ("COMMIT;", "transaction"),
      ("ROLLBACK AND NO CHAIN;", "transaction"), ("BEGIN END;", "block"),
      ("CREATE TABLE t (a int);", "sql"), ("IMPORT FOREIGN SCHEMA s FROM SERVER f INTO g;", "sql"),
      (
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;",
        "sql"
      ),
    ]) func statements(text: String, expected: String)
  {
    let reading = PLpgSQLReading(
      block: """
        DECLARE x int; a int[]; t text; c refcursor; d CURSOR (n int) FOR SELECT n;
        BEGIN \(text) END
        """)
    #expect(reading.failure == nil)
    #expect(reading.list.count == 1)
    #expect(reading.list.first?.word == expected)
  }

  @Test("Handlers and their conditions") func handlers() {
    let reading = PLpgSQLReading(
      block: """
        BEGIN NULL;
        EXCEPTION
          WHEN unique_violation OR SQLSTATE '22012' THEN RAISE NOTICE '%', sqlerrm;
          WHEN OTHERS THEN NULL; NULL;
        END
        """)
    let handlers = reading.tree?.block.handlers ?? []
    #expect(handlers.map(\.conditions.count) == [2, 1])
    #expect(handlers.map(\.statements.count) == [1, 2])
  }

  @Test("A word that is also a variable begins a statement, save before an assignment")
  func variablesAsWords() {
    let reading = PLpgSQLReading(
      block: """
        DECLARE comment text; open int; notice int;
        BEGIN
          comment := 'x';
          COMMENT ON TABLE t IS 'x';
          open := 1;
          RAISE NOTICE '%', notice;
        END
        """)
    #expect(reading.list.map(\.word) == ["assignment", "sql", "assignment", "raise"])
  }

  @Test("What a function brings into its body") func frames() {
    let accepted = [
      "CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$BEGIN a := $1; f.a := 2; RETURN a; END$$",
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.a := TG_NARGS; RETURN NEW; END$$",
      "CREATE FUNCTION f() RETURNS TABLE (a int) LANGUAGE plpgsql AS $$BEGIN a := 1; RETURN NEXT; RETURN QUERY SELECT 2; RETURN; END$$",
      "CREATE FUNCTION f() RETURNS SETOF int LANGUAGE plpgsql AS 'BEGIN RETURN NEXT 1; RETURN QUERY EXECUTE ''a'' USING 1; END'",
      "CREATE PROCEDURE f(INOUT a int) LANGUAGE plpgsql AS $$BEGIN a := 1; COMMIT; RETURN; END$$",
    ]
    for sql in accepted { #expect(PLpgSQLReading(sql).failure == nil, "\(sql)") }
  }

  @Test("Other languages are left alone") func languages() {
    guard case .foreign("plpython3u") = PLpgSQLReading("DO LANGUAGE plpython3u $$ x $$").body
    else {
      Issue.record("foreign")
      return
    }
    let sql = PLpgSQLReading(
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT ''a''; SELECT 2'")
    #expect(sql.statements == ["SELECT ''a''", "SELECT 2"])
    #expect(PLpgSQLReading("CREATE TABLE t (a int)").body == nil)
  }
}

extension PLStatement {
  /// What kind of statement it is, in a word.
  fileprivate var word: String {
    switch self {
    case .block: "block"
    case .assignment: "assignment"
    case .condition: "condition"
    case .choice: "choice"
    case .loop: "loop"
    case .exit: "exit"
    case .result: "result"
    case .raise: "raise"
    case .assert: "assert"
    case .sql: "sql"
    case .execute: "execute"
    case .perform: "perform"
    case .call: "call"
    case .diagnostics: "diagnostics"
    case .open: "open"
    case .fetch: "fetch"
    case .close: "close"
    case .null: "null"
    case .transaction: "transaction"
    }
  }
}

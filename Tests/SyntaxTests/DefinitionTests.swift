import Testing

@testable import Syntax

@Suite struct DefinitionTests {
  @Test func indexKeywords() throws {
    let (body, statement) = try body(
      "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY t USING btree (a, lower(b) DESC) INCLUDE (c) WHERE a > 1"
    )
    guard case .createIndex(let create) = body else { return #expect(Bool(false)) }
    #expect(statement.written(create.keywords) == "CREATE UNIQUE INDEX")
    #expect(create.concurrently.map(statement.written) == "CONCURRENTLY")
    #expect(create.table.isOnly)
    #expect(create.elements.count == 2)
    #expect(create.include.count == 1)
    #expect(statement.facts?.columns == ["a", "b"])
  }

  @Test func functionParts() throws {
    let (body, statement) = try body(
      """
      CREATE OR REPLACE FUNCTION s.f(a int, OUT b text, VARIADIC c int[] DEFAULT '{}')
      RETURNS SETOF record LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path TO x, y
      AS $$ SELECT 1 $$
      """)
    guard case .createFunction(let create) = body else { return #expect(Bool(false)) }
    #expect(statement.written(create.keywords) == "CREATE OR REPLACE FUNCTION")
    #expect(create.parameters.map(\.mode) == [.unsaid, .out, .variadic])
    #expect(create.parameters.map { $0.name.map(statement.text) } == ["a", "b", "c"])
    #expect(create.returns?.isSetOf == true)
    #expect(create.language.map(statement.text) == "sql")
    #expect(create.definition.map(statement.written) == ["$$ SELECT 1 $$"])
    #expect(create.options.count == 6)
  }

  @Test func doublePrecisionIsNoName() throws {
    let (body, statement) = try body(
      "CREATE FUNCTION f(double precision, double double precision, left int) RETURNS int RETURN 1")
    guard case .createFunction(let create) = body else { return #expect(Bool(false)) }
    #expect(create.parameters.map { $0.name.map(statement.text) } == [nil, "double", "left"])
    guard case .value = create.body else { return #expect(Bool(false)) }
  }

  @Test func atomicBodyIsParsed() throws {
    let (body, statement) = try body(
      """
      CREATE PROCEDURE p() BEGIN ATOMIC
        INSERT INTO t SELECT CASE WHEN a THEN 1 END FROM u;
        DELETE FROM v;
      END
      """)
    guard case .createFunction(let create) = body, case .atomic(let statements) = create.body else {
      return #expect(Bool(false))
    }
    #expect(statements.count == 2)
    #expect(statement.facts?.relations == ["t", "u", "v"])
  }

  @Test func returnedTableIsASetOfItsColumn() throws {
    #expect(
      try parse("CREATE FUNCTION f() RETURNS TABLE (a int) LANGUAGE sql AS ''").facts?.types
        == ["pg_catalog.int4", "setof pg_catalog.int4"])
    #expect(
      try parse("CREATE FUNCTION f() RETURNS TABLE (a int, b x.y%TYPE) LANGUAGE sql AS ''").facts?
        .types == ["pg_catalog.int4", "setof pg_catalog.record", "x.y%type"])
  }

  @Test func triggerEvents() throws {
    let (body, statement) = try body(
      "CREATE TRIGGER r BEFORE UPDATE OF a, b OR DELETE ON s.t FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION f(1, x, 'y')"
    )
    guard case .createTrigger(let create) = body else { return #expect(Bool(false)) }
    #expect(create.events.count == 2)
    #expect(create.isForEachRow)
    #expect(statement.facts?.columns == ["new.a"])
    #expect(statement.facts?.functions == [])
    #expect(
      try failure("CREATE TRIGGER r BEFORE UPDATE OR UPDATE OF a ON t EXECUTE FUNCTION f()")
        == "duplicate trigger events specified @ ON t EXECUTE FUNCTION f()")
  }

  @Test func ruleActions() throws {
    for (actions, count) in [
      ("NOTHING", 0), ("SELECT 1", 1), ("(SELECT 1)", 1), ("(SELECT 1) UNION (SELECT 2)", 1),
      ("(INSERT INTO a VALUES (1); ; DELETE FROM b)", 2), ("((SELECT 1); SELECT 2)", 2), ("()", 0),
    ] {
      let (body, _) = try body("CREATE RULE r AS ON INSERT TO t DO INSTEAD \(actions)")
      guard case .createRule(let create) = body else { return #expect(Bool(false)) }
      #expect(create.actions.count == count, "\(actions)")
    }
  }

  @Test(arguments: [
    ("GRANT SELECT ON t TO a", "GrantStmt"), ("GRANT a, b TO c", "GrantRoleStmt"),
    ("REVOKE ADMIN OPTION FOR a FROM b", "GrantRoleStmt"),
    ("REVOKE GRANT OPTION FOR ALL ON t FROM b CASCADE", "GrantStmt"),
    ("GRANT ALL ON schema TO a", "GrantStmt"), ("GRANT USAGE ON SCHEMA s TO a", "GrantStmt"),
    ("CREATE LANGUAGE l", "CreateExtensionStmt"),
    ("CREATE LANGUAGE l HANDLER h", "CreatePLangStmt"),
    ("ALTER DATABASE d SET a = 1", "AlterDatabaseSetStmt"),
    ("ALTER DATABASE d SET TABLESPACE t", "AlterDatabaseStmt"),
    ("ALTER DATABASE d REFRESH COLLATION VERSION", "AlterDatabaseRefreshCollStmt"),
    ("ALTER TYPE t RENAME VALUE 'a' TO 'b'", "AlterEnumStmt"),
    ("CREATE TYPE t AS (a int)", "CompositeTypeStmt"), ("CREATE TYPE t", "DefineStmt"),
    ("DROP USER MAPPING FOR u SERVER s", "DropUserMappingStmt"),
    ("DROP USER mapping", "DropRoleStmt"),
    ("ALTER OPERATOR FAMILY f USING btree ADD FUNCTION 1 (int) g(int)", "AlterOpFamilyStmt"),
    ("ALTER OPERATOR class.+ (int, NONE) OWNER TO a", "AlterOwnerStmt"),
  ])
  func nodeTags(_ sql: String, tag: String) throws {
    #expect(try parse(sql).facts?.kind == tag)
  }

  @Test(arguments: [
    ("ALTER TYPE t DROP VALUE 'a'", "dropping an enum value is not implemented @ DROP VALUE 'a'"),
    ("CREATE ASSERTION a CHECK (true)", "CREATE ASSERTION is not yet implemented @ CREATE"),
    ("CREATE ROLE public", "role name \"public\" is reserved @ public"),
    ("CREATE ROLE a WITH fly", "unrecognized role option \"fly\" @ fly"),
    ("CREATE ROLE a UNENCRYPTED PASSWORD 'x'", "UNENCRYPTED PASSWORD is no longer supported"),
    ("CREATE EXTENSION e FROM '1'", "CREATE EXTENSION ... FROM is no longer supported @ FROM"),
    ("DROP OPERATOR + (int)", "missing argument @ )"),
    ("DROP AGGREGATE a (OUT int)", "aggregates cannot have output arguments @ OUT int)"),
    ("CREATE PUBLICATION p FOR t", "invalid publication object list @ t"),
    ("CREATE PUBLICATION p FOR TABLES IN SCHEMA s, t (a)", "column specification not allowed"),
    ("CREATE POLICY p ON t AS lenient", "unrecognized row security option \"lenient\" @ lenient"),
    ("SET CATALOG 'x'", "current database cannot be changed @ 'x'"),
    ("SET TIME ZONE INTERVAL '1' DAY", "time zone interval must be HOUR or HOUR TO MINUTE @ DAY"),
    ("CREATE ROLE a PASSWORD", "syntax error @ "),
  ])
  func refusals(_ sql: String, message: String) throws {
    #expect(try failure(sql).hasPrefix(message))
  }
}

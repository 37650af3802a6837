import Testing

@testable import Syntax

@Suite struct PlaceholderTests {
  @Test(
    arguments: [
      ("CREATE TABLE ${schema}.users (a int)", 1),
      ("CREATE TABLE tbl_${x} (a int)", 1),
      ("CREATE INDEX {{a}}_idx ON t (a)", 1),
      ("DROP TABLE ${a}${b}.${c}_${d}1", 4),
      ("ALTER TABLE $schema$.a ADD b int", 1),
      ("ALTER TABLE $schema$.a OWNER TO $owner$", 2),
      ("ALTER TABLE $schema$.a RENAME TO $schema$_b", 2),
      ("ALTER TABLE $%schema%$.a ADD b int", 1),
      ("ALTER TABLE @schema@.a ADD b int", 1),
      ("ALTER TABLE $SCHEMA.a ADD b int", 1),
      ("INSERT INTO t VALUES (%(a)s, %s, @b@, :c, :'d', ${e:-1})", 6),
      ("SELECT * FROM t WHERE a =${x} AND b=%(y)s AND c=@z@", 3),
      ("GRANT SELECT ON t TO :\"role\"", 1),
      ("ALTER TABLE \"{{ get \"a\" }}\".\"users\" ADD b int", 1),
      ("ALTER TABLE \"x_{{ get \"a\" }}_{{ get \"b\" }}\" ADD b int", 2),
      ("SELECT :{?x}", 1),
      ("ALTER TABLE a ADD b varchar(${n})", 1),
      ("ALTER TABLE a ADD b numeric(${n}, ${m})", 2),
      ("COMMENT ON TABLE t IS ${x}", 1),
      ("ALTER ROLE r PASSWORD :'password'", 1),
      ("ALTER ROLE r PASSWORD ${password}", 1),
      ("CREATE TYPE e AS ENUM (${a}, ${b})", 2),
      ("SELECT x::${type}", 1),
      ("{{ if .x }} CREATE TABLE t (a int)", 1),
      ("{{- if eq \"a\" ';' -}} CREATE TABLE t (a int) {{ end }}", 2),
      ("CREATE TABLE t (a int {% if x %}, b int {% endif %})", 2),
      ("{# don't #} CREATE TABLE t (a int)", 1),
      ("{{/* don't; */}} CREATE TABLE t (a int)", 1),
      ("CREATE TABLE t (\n  a int\n  {{ moreColumns }}\n)", 1),
      ("ALTER TABLE\n  {{ table }}\n  ADD b int", 1),
      ("SELECT {{ 'a;b' }}", 1),
      ("SELECT {{ don't; }}", 1),
      ("SELECT ${a;b}", 1),
      ("SELECT {{{ x }}}", 1),
      ("CREATE FUNCTION ${s}.f() RETURNS int LANGUAGE sql AS $body$ SELECT 1; $body$", 1),
    ] as [(String, Int)])
  func areFilledIn(_ text: String, _ count: Int) {
    for reading in [Reading(text), Reading("SELECT 1;\n\(text);\nSELECT 2")] {
      let found = reading.statements.filter(\.hasPlaceholders)
      #expect(reading.failures.isEmpty, "\(reading.lines)")
      #expect(found.count == 1)
      #expect(found.first?.placeholders.count == count)
      #expect(reading.statements.count == 1 || reading.lines.last == "SELECT 2")
      #expect(reading.isInOrder)
    }
  }

  /// What parses as it stands says what it says.
  @Test(arguments: [
    "SELECT '${x}', \"${y}\", $$ ${z} $$, $x$ {{ y }} $x$ -- ${a}\n",
    "SELECT a[1:b], a::int, @ b @ c, a %s, a % (b)", "SELECT __x__, a$b$c",
    "SELECT $1", "CALL f(a := 1)",
  ])
  func areNotLookedForInVain(_ text: String) {
    let reading = Reading(text)
    #expect(reading.failures.isEmpty)
    #expect(reading.statements.allSatisfy { !$0.hasPlaceholders })
  }

  /// A mistake beside a placeholder is the mistake that it is without.
  @Test(arguments: [
    ("CREATE TABEL ${x} (a int)", 7), ("SELECT a:int", 8), ("SELECT (a):int", 10),
    ("SELECT 'a':int", 10), ("SELECT f(a) frm t WHERE b = ${x} c d", 16),
    ("SELECT a[1:b frm", 13), ("SELECT ${x", 7), ("SELECT {x}", 7), ("SELECT {{ x }", 7),
  ])
  func doNotHideMistakes(_ text: String, _ offset: Int) {
    let reading = Reading(text)
    #expect(reading.failures.map(\.span.offset) == [offset])
    #expect(reading.statements.allSatisfy { !$0.hasPlaceholders })
  }

  @Test func namesKeepTheirPlaceholders() {
    let text = "DROP TABLE ${Schema}.users, tbl_{{x}}"
    let reading = Reading(text)
    #expect(reading.statements[0].facts?.relations == [])
    #expect(reading.statements[0].facts?.objects.map(\.name) == ["${schema}.users", "tbl_{{x}}"])
    #expect(reading.statements[0].placeholders == [SourceSpan(11, 20), SourceSpan(32, 37)])
  }

  /// Nothing is known of a statement that is only filled in, and a condition is no statement.
  @Test func aWholeStatementIsUnseen() {
    let reading = Reading("${ddl};\n:other;\n{{ template \"x\" . }}\n;{{ end }}; {% if x %}")
    #expect(reading.lines == ["${ddl}", ":other", "{{ template \"x\" . }}"])
    for statement in reading.statements {
      guard case .parsed(.opaque) = statement.outcome else {
        Issue.record("it was seen")
        continue
      }
    }
  }

  @Test func commandsAndDirectivesAreKeptOnce() {
    let text = "-- lockkeeper:allow a\n\\i a\nDROP TABLE ${x} -- lockkeeper:allow b\n\\i b\n; \\i c"
    let reading = Reading(text)
    #expect(reading.commands.map { reading.text($0.span) } == ["\\i a", "\\i b", "\\i c"])
    #expect(reading.directives.count == 2)
    #expect(reading.lines == ["DROP TABLE ${x}"])
  }
}

import Fences
import Rulebook
import Rules
import Semantics
import Syntax
import Testing

/// What comments allow: which statement, which rules, with which reason.
@Suite struct AllowanceTests {
  /// What one text draws: `rule@line` for what counts, `rule@line: reason` for what is allowed.
  private func judge(
    _ sql: String, _ selection: Selection = Selection(), _ policy: AllowancePolicy = .init()
  ) -> (counted: [String], allowed: [String]) {
    let source = Source(path: "t.sql", bytes: Array(sql.utf8))
    let verdict = Linter(
      server: .oldest, runner: .unknown, selection: selection, allowances: policy
    ).judge(Script(source, server: .oldest), after: .bounded).0
    let report = Report([verdict], servers: [.oldest]) { $0 }
    let map = LineMap(source.bytes)
    let name = { (finding: Finding) in
      "\(finding.rule.rawValue)@\(map.line(at: finding.span.offset))"
    }
    return (
      report.counted.map(name),
      report.allowed.map { name($0) + ": " + ($0.allowance?.reason ?? "") }
    )
  }

  @Test("On a line of its own: the next statement, whatever comments stand between")
  func nextStatement() {
    let (counted, allowed) = judge(
      """
      -- lockkeeper:allow dropped-table because it is empty
      -- another comment

      /* and one more */
      DROP TABLE a;
      DROP TABLE b;
      """)
    #expect(counted == ["dropped-table@6"])
    #expect(allowed == ["dropped-table@5: it is empty"])
  }

  @Test(
    "Where a reason is asked for, an allowance without one allows nothing, and that is said once")
  func reasonRequired() {
    let (counted, allowed) = judge(
      """
      -- lockkeeper:allow dropped-table, dropped-column
      DROP TABLE a;
      DROP TABLE b; -- lockkeeper:allow dropped-table because it is empty
      -- squawk-ignore ban-drop-table
      DROP TABLE c;
      """, Selection(), AllowancePolicy(requiresReason: true))
    #expect(
      counted == [
        "refused-allowance@1", "unused-allowance@1", "dropped-table@2", "refused-allowance@4",
        "dropped-table@5",
      ])
    #expect(allowed == ["dropped-table@3: it is empty"])
  }

  @Test("What may never be allowed is not, whatever the reason") func never() {
    let (counted, allowed) = judge(
      """
      -- lockkeeper:allow-file dropped-table, dropped-column because the tables are empty
      DROP TABLE a;
      ALTER TABLE b DROP COLUMN c;
      """, Selection(), AllowancePolicy(never: [.droppedTable]))
    #expect(counted == ["refused-allowance@1", "dropped-table@2"])
    #expect(allowed == ["dropped-column@3: the tables are empty"])
  }

  @Test("Every part of the next statement") func everyAction() {
    let (counted, allowed) = judge(
      """
      -- lockkeeper:allow dropped-column
      ALTER TABLE t DROP COLUMN a,
        DROP COLUMN b;
      """)
    #expect(counted.isEmpty)
    #expect(allowed == ["dropped-column@2: ", "dropped-column@3: "])
  }

  @Test("Trailing: the statement on that line, never the next") func trailing() {
    let (counted, allowed) = judge(
      """
      DROP TABLE a; -- lockkeeper:allow dropped-table: exported in release 41
      DROP TABLE b;
      """)
    #expect(counted == ["dropped-table@2"])
    #expect(allowed == ["dropped-table@1: exported in release 41"])
    let second = judge("DROP TABLE a; DROP TABLE b; /* lockkeeper:allow dropped-table */")
    #expect(second.counted.count == 1)
    #expect(second.allowed.count == 1)
  }

  @Test("Inside a statement: that statement") func inside() {
    let (counted, allowed) = judge(
      """
      ALTER TABLE t -- lockkeeper:allow dropped-column because retired
        DROP COLUMN a;
      ALTER TABLE t DROP COLUMN b;
      """)
    #expect(counted == ["dropped-column@3"])
    #expect(allowed == ["dropped-column@2: retired"])
  }

  @Test("Trailing behind the last line of a longer statement") func trailingLonger() {
    let (counted, allowed) = judge(
      """
      ALTER TABLE t
        DROP COLUMN a; -- lockkeeper:allow dropped-column
      DROP TABLE u;
      """)
    #expect(counted == ["dropped-table@3"])
    #expect(allowed.count == 1)
  }

  @Test("allow-file stands anywhere") func file() {
    let (counted, allowed) = judge(
      """
      DROP TABLE a;
      DROP TABLE b;
      -- lockkeeper:allow-file dropped-table because of the release notes
      """)
    #expect(counted.isEmpty)
    #expect(allowed.count == 2)
  }

  @Test(
    "Ids by comma, then the reason",
    arguments: [
      ("dropped-table because gone", "gone"), ("dropped-table: gone", "gone"),
      ("dropped-table -- gone", "gone"), ("dropped-table gone", "gone"),
      ("dropped-table, dropped-column: gone", "gone"),
      ("dropped-table,dropped-column because gone", "gone"),
      ("dropped-table dropped-column because gone", "gone"), ("dropped-table", ""),
    ])
  func reasons(text: String, reason: String) {
    let (counted, allowed) = judge(
      "-- lockkeeper:allow \(text)\nDROP TABLE a;\n-- lockkeeper:allow-file dropped-column\n")
    #expect(allowed == ["dropped-table@2: \(reason)"])
    #expect(counted.allSatisfy { $0.hasPrefix("unused-allowance") })
  }

  @Test("Line and block comments, indented, starred") func shapes() {
    for comment in [
      "--lockkeeper:allow dropped-table", "/* lockkeeper:allow dropped-table */",
      "/**\n * lockkeeper:allow dropped-table\n */", "  --   lockkeeper:allow dropped-table",
    ] {
      #expect(judge(comment + "\nDROP TABLE a;").counted.isEmpty, "\(comment)")
    }
  }

  @Test("An unknown id is a warning that names the nearest") func unknown() {
    let source = Source(
      path: "t.sql", bytes: Array("-- lockkeeper:allow droped-table\nDROP TABLE a;".utf8))
    let verdict = Linter(server: .oldest, runner: .unknown)
      .judge(Script(source, server: .oldest), after: .bounded).0
    let unknown = verdict.findings.first { $0.rule == .unknownRule }
    #expect(unknown?.severity == .warning)
    #expect(unknown?.concern.wayOut.joined().contains("dropped-table") == true)
    #expect(source.text(unknown?.span ?? SourceSpan(0, 0)) == "droped-table")
    #expect(judge("-- lockkeeper:alow dropped-table\nSELECT 1;").counted == ["unknown-rule@1"])
    #expect(judge("-- lockkeeper:allow\nSELECT 1;").counted == ["unknown-rule@1"])
  }

  @Test("An unused allowance is a note, for rules that were asked") func unused() {
    #expect(judge("-- lockkeeper:allow dropped-table\nSELECT 1;").counted == ["unused-allowance@1"])
    var selection = Selection()
    selection.remove([.droppedTable])
    #expect(judge("-- lockkeeper:allow dropped-table\nDROP TABLE a;", selection).counted.isEmpty)
    let several = judge("-- lockkeeper:allow dropped-table, dropped-column\nDROP TABLE a;")
    #expect(several.counted == ["unused-allowance@1"])
    #expect(several.allowed.count == 1)
  }

  @Test("Engine's own diagnostics can be allowed") func engine() {
    #expect(
      judge("-- lockkeeper:allow syntax-error because of a template\nSELEC 1;").counted.isEmpty)
    let unused = """
      -- lockkeeper:allow-file unused-allowance
      -- lockkeeper:allow dropped-table
      SELECT 1;
      """
    #expect(judge(unused).counted.isEmpty)
  }

  @Test("squawk's comments are honoured") func squawk() {
    let next = judge(
      "-- squawk-ignore ban-drop-table, ban-drop-column\nDROP TABLE a;\nDROP TABLE b;")
    #expect(next.counted == ["dropped-table@3"])
    #expect(next.allowed.count == 1)
    #expect(judge("-- squawk-ignore-file ban-drop-table\nDROP TABLE a;").counted.isEmpty)
    #expect(judge("-- squawk-ignore no-such-rule\nSELECT 1;").counted.isEmpty)
  }

  @Test("A comment in a string is no comment") func string() {
    #expect(judge("SELECT '-- lockkeeper:allow dropped-table'; DROP TABLE a;").counted.count == 1)
  }
}

import Semantics
import Testing

@testable import Project

/// Plans and sidecars, however they are written.
@Suite struct PlanTests {
  @Test("Lines may end as on Windows", arguments: ["\n", "\r\n"]) func lineEnds(end: String) throws
  {
    let plan = ["%project=x", "", "b 2024 A <a@b> # b", "a 2024 A <a@b> # a", ""]
    let sqitch = try Shop([
      "m/sqitch.plan": plan.joined(separator: end), "m/deploy/a.sql": SQL.index,
      "m/deploy/b.sql": SQL.table,
    ])
    #expect(sqitch.order.filter { $0.hasPrefix("deploy") } == ["deploy/b.sql", "deploy/a.sql"])
    let flyway = try Shop([
      "m/V1__t.sql": SQL.table, "m/V2__x.sql": "SELECT 1;\n",
      "m/V2__x.sql.conf": ["# own", "executeInTransaction=false", ""].joined(separator: end),
    ])
    #expect(try flyway.transactions("V2__x.sql") == ["autocommit"])
  }

  @Test("A line that names no change is said with its place", arguments: ["-", "+", "+@"])
  func nameless(line: String) {
    #expect {
      try Shop(["m/sqitch.plan": "%project=x\n\(line)\n", "m/deploy/a.sql": SQL.table])
    } throws: { error in
      (error as? PathFailure)?.sentence.contains("m/sqitch.plan:2") == true
    }
  }
}

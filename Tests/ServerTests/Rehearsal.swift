import Measurement
import Semantics
import Syntax

/// A script's units, and what is claimed of each on one server.
///
/// What the server refuses leaves nothing behind, so the claims are made along with its results.
struct Rehearsal {
  let server: Server
  let units: [Unit]
  /// Before the first unit.
  private let start: Player

  /// - Parameter runner: whether the script is one transaction, or each statement its own.
  init(_ sql: String, setup: String = "", runner: Runner, on server: Server) {
    self.server = server
    func script(_ path: String, _ sql: String) -> Script {
      Script(Source(path: path, bytes: Array(sql.utf8)), server: server)
    }
    let schema = Ledger.playHistory(
      script("setup.sql", setup), server: server, runner: .none, after: Schema())
    var statements: [Statement] = []
    _ = script("units.sql", sql).visit { statement, _ in statements.append(statement) }
    // A string of one statement is no transaction block.
    let isWhole =
      runner == .file || runner == .pending || (runner == .string && statements.count > 1)
    start = Player(
      server: server, runner: isWhole ? runner : .none, path: "units.sql", schema: schema)
    guard !isWhole else {
      units = [Unit(statements: statements)]
      return
    }
    var player = start
    units = Rehearsal.split(statements).map { unit in
      var unit = unit
      unit.runsAlone = Rehearsal.isRefusedInside(unit, player.moment, server)
      var next = player
      if Rehearsal.play(unit, &next).error == nil { player = next }
      return unit
    }
  }

  /// In what the server's results differ from the claims, unit by unit.
  func differences(from results: [Observation]) -> [[String]] {
    var player = start
    return zip(units, results).map { unit, result in
      var next = player
      let claim = Rehearsal.play(unit, &next)
      var found = result.measured.differences(from: claim)
      if result.measured.error == nil { player = next }
      if let message = result.message, !found.isEmpty { found.append(message) }
      if unit.runsAlone, result.measured.error == nil, result.refusalInside != "25001" {
        found.append("in a transaction: \(result.refusalInside ?? "none"), claimed 25001")
      }
      return found
    }
  }

  private static func isRefusedInside(_ unit: Unit, _ moment: Moment, _ server: Server) -> Bool {
    guard unit.opening == nil else { return false }
    var inside = Player(server: server, runner: .file, path: "units.sql", schema: moment.schema)
    return play(unit, &inside).error == "25001"
  }

  private static func play(_ unit: Unit, _ player: inout Player) -> Claim {
    let before = player.moment.schema
    var entries: [LedgerEntry] = []
    if let opening = unit.opening { player.pass(opening) }
    // The measurement knows a relation by the name that it had before.
    var oldNames: [RelationName: RelationName] = [:]
    for statement in unit.statements {
      player.play(statement) { entries.append(LedgerEntry($0)) }
      guard unit.statements.count > 1 else { continue }
      for old in before.all {
        guard let new = player.moment.schema.relation(old.id), new.name != old.name else {
          continue
        }
        oldNames[new.name] = old.name
      }
    }
    if let closing = unit.closing { player.pass(closing) }

    return Claim(entries, undone: unit.undone) { name in
      let name = oldNames[name] ?? name
      return "\(name.schema.text).\(name.name.text)"
    }
  }

  /// What stands between a written BEGIN and its end belongs together; all else runs by itself.
  private static func split(_ statements: [Statement]) -> [Unit] {
    var units: [Unit] = []
    var open: Unit?
    for statement in statements {
      switch (statement.control, open) {
      case (.begin, nil): open = Unit(opening: statement)
      case (.commit, var unit?), (.rollback, var unit?):
        unit.closing = statement
        units.append(unit)
        open = nil
      case (_, nil): units.append(Unit(statements: [statement]))
      case (_, _?): open?.statements.append(statement)
      }
    }
    return units + (open.map { [$0] } ?? [])
  }
}

extension Unit {
  /// The statements that a ROLLBACK TO SAVEPOINT takes back.
  fileprivate var undone: Range<Int> {
    guard
      let end = statements.lastIndex(where: {
        if case .rollbackTo = $0.control { true } else { false }
      }),
      let start = statements.firstIndex(where: {
        if case .savepoint = $0.control { true } else { false }
      })
    else { return 0..<0 }
    return start..<max(start, end)
  }
}

extension Statement {
  fileprivate var control: TransactionControl.Kind? {
    if case .transaction(let control) = body { control.kind } else { nil }
  }
}

import Measurement
import Semantics
import Syntax

/// Statements that run in one transaction, or one that runs in none.
struct Unit: Sendable {
  /// The BEGIN and the COMMIT or ROLLBACK around it, where they are written.
  var opening: Statement?
  var statements: [Statement] = []
  var closing: Statement?
  /// Whether the server refuses it inside a transaction block; then it is tried there, and run
  /// outside one.
  var runsAlone = false

  /// Whether a statement of it ends the transaction that stands around it: its locks are gone then,
  /// before anybody could read them.
  var endsInside: Bool {
    statements.contains {
      guard case .transaction(let control) = $0.body else { return false }
      return switch control.kind {
      case .commit, .rollback, .prepare: true
      case .begin, .savepoint, .rollbackTo, .release, .commitPrepared, .rollbackPrepared: false
      }
    }
  }
}

/// What a server did with a unit.
struct Observation: Sendable {
  var measured = Measured()
  /// For what runs alone: how the server refused it inside a transaction.
  var refusalInside: String?
  /// The server's words, where it refused.
  var message: String?
}

/// Units that are run on a server one after the other, and what is measured of each.
///
/// Everything is one script for psql. Before a unit it lists all relations with their files; the
/// unit then runs with the server's debugging messages on, and before its transaction ends its locks
/// are read. Relations that were not listed before are the unit's own, and left out.
struct Trial {
  let units: [Unit]
  /// SQL that runs first and is not measured.
  var setup = ""

  func run(on server: PostgresServer) async throws -> (
    setupFailure: String?, results: [Observation]
  ) {
    let answer = try await server.run(script)
    var reading = Reading(units)
    for line in answer.output.split(separator: "\n") { reading.readOutput(line) }
    for line in answer.errors.split(separator: "\n") { reading.readErrors(line) }
    return (reading.setupFailure, reading.results)
  }

  private var script: String {
    var lines = [
      "\\set VERBOSITY verbose", "SET client_min_messages = error;", setup,
      "RESET client_min_messages;",
    ]
    for (number, unit) in units.enumerated() {
      lines += [
        "\\echo @unit \(number)", "\\warn @unit \(number)", Trial.files("before"),
        "SELECT pg_stat_force_next_flush();",
      ]
      lines += unit.runsAlone ? alone(unit) : together(unit)
    }
    return lines.joined(separator: "\n") + "\n\\echo @end\n\\warn @end\n"
  }

  private func together(_ unit: Unit) -> [String] {
    [text(unit.opening) ?? "BEGIN;", "SET LOCAL client_min_messages = debug1;"]
      + unit.statements.flatMap { send($0) }
      + ["SET LOCAL client_min_messages = error;", Trial.locks, Trial.reads, Trial.files("after")]
      + [text(unit.closing) ?? "COMMIT;", Trial.verdict("error")]
  }

  private func alone(_ unit: Unit) -> [String] {
    ["BEGIN;"] + unit.statements.flatMap { send($0, as: "inside") }
      + ["ROLLBACK;", "SET client_min_messages = debug1;"] + unit.statements.flatMap { send($0) }
      + ["RESET client_min_messages;", Trial.files("after")]
  }

  private func send(_ statement: Statement, as word: String = "error") -> [String] {
    [statement.text(statement.span) + ";", Trial.verdict(word)]
  }

  private func text(_ statement: Statement?) -> String? {
    statement.map { $0.text($0.span) + ";" }
  }

  /// Says how the statement before it ended, where it was refused.
  private static func verdict(_ word: String) -> String {
    "\\if :ERROR\n\\echo @\(word) :SQLSTATE :LAST_ERROR_MESSAGE\n\\endif"
  }

  private static let ours =
    "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'"

  private static func files(_ word: String) -> String {
    """
    SELECT '@\(word)', c.oid, regexp_replace(n.nspname, '^pg_temp_[0-9]+$', 'pg_temp'), c.relname,
      c.relkind, c.relfilenode
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE \(ours);
    """
  }

  private static let locks = """
    SELECT '@lock', relation, mode FROM pg_locks
    WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted AND relation >= 16384;
    """

  private static let reads =
    "SELECT '@read', relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0;"
}

/// Reads what psql had to say of a trial.
private struct Reading {
  private struct Relation {
    let schema: Substring
    let name: Substring
    let kind: Substring
    let file: Substring

    var qualified: String { "\(schema).\(name)" }
  }

  private(set) var results: [Observation]
  private(set) var setupFailure: String?
  private let units: [Unit]
  private var unit = -1
  private var before: [Substring: Relation] = [:]

  init(_ units: [Unit]) {
    self.units = units
    results = units.map { unit in
      var result = Observation()
      result.measured.showsLocks = !unit.runsAlone && !unit.endsInside
      return result
    }
  }

  mutating func readOutput(_ line: Substring) {
    if line.hasPrefix("@unit ") {
      unit = Int(line.dropFirst("@unit ".count)) ?? -1
      before = [:]
      return
    }
    guard results.indices.contains(unit) else { return }
    if line.hasPrefix("@error ") { return note(refusal: line.dropFirst("@error ".count)) }
    if line.hasPrefix("@inside ") {
      results[unit].refusalInside =
        results[unit].refusalInside ?? String(line.dropFirst("@inside ".count).prefix(5))
      return
    }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    switch (fields[0], fields.count) {
    case ("@before", 6):
      before[fields[1]] = Relation(
        schema: fields[2], name: fields[3], kind: fields[4], file: fields[5])
    case ("@after", 6): compareFiles(fields[1], fields[5])
    case ("@lock", 3): note(lock: fields[2], on: fields[1])
    case ("@read", 2): results[unit].measured.reads.insert(String(fields[1]))
    default: break
    }
  }

  private mutating func note(refusal: Substring) {
    guard results[unit].measured.error == nil else { return }
    results[unit].measured.error = String(refusal.prefix(5))
    results[unit].message = String(refusal.dropFirst(6))
  }

  private mutating func note(lock: Substring, on oid: Substring) {
    guard let relation = before[oid],
      let mode = LockMode.allCases.first(where: { $0.catalogName == lock })
    else { return }
    // The planner's.
    if mode == .accessShare, relation.kind == "i" || relation.kind == "I" { return }
    let name = relation.qualified
    results[unit].measured.locks[name] = max(mode, results[unit].measured.locks[name] ?? mode)
  }

  private mutating func compareFiles(_ oid: Substring, _ file: Substring) {
    guard let relation = before[oid], relation.file != file else { return }
    switch relation.kind {
    case "r", "m", "S": results[unit].measured.rewrites.insert(relation.qualified)
    case "i", "I": results[unit].measured.indexBuilds.insert(String(relation.name))
    default: break
    }
  }

  /// The server's messages; those of what was undone count too, since its error is what is compared.
  mutating func readErrors(_ line: Substring) {
    if line.hasPrefix("@unit ") { unit = Int(line.dropFirst("@unit ".count)) ?? -1 }
    guard results.indices.contains(unit) else {
      if unit < 0, line.contains("ERROR:"), setupFailure == nil { setupFailure = String(line) }
      return
    }
    guard let match = line.firstMatch(of: work), !match.2.hasPrefix("pg_toast_") else { return }
    let name = String(match.2)
    switch match.1 {
    case "verifying table": results[unit].measured.scans.insert(name)
    case "building index": results[unit].measured.indexBuilds.insert(name)
    default: results[unit].measured.validatesForeignKeys.insert(name)
    }
  }

  private let work =
    /DEBUG: .*?(verifying table|building index|validating foreign key constraint) "([^"]+)"/
}

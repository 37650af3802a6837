package import Syntax

extension Ledger {
  /// Plays a file and notes what its statements lock. The second value is the schema it leaves,
  /// as history for the next.
  package static func play(
    _ source: Source, server: Server, runner: Runner, after schema: Schema
  ) -> (Ledger, Schema) {
    var reader = StatementReader(source, server: server)
    let first = reader.next()
    let second = first == nil ? nil : reader.next()
    var player = Player(
      server: server, runner: runner, path: source.path, schema: schema, isSingle: second == nil)
    var entries: [LedgerEntry] = []
    var pending = first
    var next = second
    while let statement = pending {
      entries.append(LedgerEntry(player.play(statement).0))
      pending = next
      next = next == nil ? nil : reader.next()
    }
    var end = player.moment.schema
    end.endFile()
    return (Ledger(source: source, runner: runner, server: server, entries: entries), end)
  }

  /// Plays a file as history: it is taken as having succeeded, and its effects do not matter.
  package static func playHistory(
    _ source: Source, server: Server, runner: Runner, after schema: Schema
  ) -> Schema {
    var player = Player(
      server: server, runner: runner, path: source.path, schema: schema, isSingle: false)
    for statement in StatementReader(source, server: server) { player.pass(statement) }
    var end = player.moment.schema
    end.endFile()
    return end
  }
}

extension Schema {
  /// A file has been applied: what it made is history, and the next begins with the session's
  /// default settings.
  package mutating func endFile() {
    endChangeSet()
    searchPath = [.public]
    timeZone = nil
    checksFunctionBodies = true
    hasHistory = true
  }
}

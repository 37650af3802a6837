package import Syntax

extension Ledger {
  /// Plays a file and notes what its statements lock. The second value is the schema it leaves,
  /// as history for the next.
  package static func play(_ script: Script, server: Server, runner: Runner, after schema: Schema)
    -> (Ledger, Schema)
  {
    var player = Player(server: server, runner: runner, path: script.source.path, schema: schema)
    var entries: [LedgerEntry] = []
    _ = script.visit { statement, isSingle in
      _ = player.play(statement, isSingle: isSingle) { step in
        entries.append(LedgerEntry(step))
        entries += LedgerEntry.inner(step)
      }
    }
    var end = player.moment.schema
    end.endFile()
    return (
      Ledger(source: script.source, runner: runner, servers: [server], entries: entries), end
    )
  }

  /// Plays a file as history: it is taken as having succeeded, and its effects do not matter.
  package static func playHistory(
    _ script: Script, server: Server, runner: Runner, after schema: Schema
  ) -> Schema {
    var player = Player(server: server, runner: runner, path: script.source.path, schema: schema)
    _ = script.visit { statement, _ in player.pass(statement) }
    var end = player.moment.schema
    end.endFile()
    return end
  }
}

extension Schema {
  /// The schema that a dump without rows leaves: how many rows its tables have, nobody has said.
  package func asDumped() -> Schema {
    var schema = self
    for relation in all where relation.rows == .none {
      schema.update(relation.id) { $0.rows = .unknown }
    }
    return schema
  }

  /// A file has been applied: what it made is history, and the next begins with the session's
  /// default settings.
  package mutating func endFile() {
    endChangeSet()
    searchPath = declared.searchPath
    timeZone = declared.timeZone
    checksFunctionBodies = true
    hasHistory = true
  }
}

package import Syntax

extension Ledger {
  /// Plays a file and notes what its statements lock, those of the way back last. The second value is
  /// the schema that it leaves, as history for the next.
  package static func play(
    _ source: Source, handling: Handling, server: Server, after schema: Schema
  ) -> (Ledger, Schema) {
    play(
      handling.script(source, of: handling.shown, server: server), handling: handling,
      server: server, after: schema)
  }

  /// The same, with what is shown read already.
  ///
  /// - Parameter isTogether: whether what follows belongs to the same change set.
  package static func play(
    _ script: Script, handling: Handling, server: Server, after schema: Schema,
    isTogether: Bool = false
  ) -> (Ledger, Schema) {
    var (entries, end) = play(script, handling.shown, handling.host, server, after: schema)
    end.endFile(isTogether: isTogether)
    if !handling.backward.isEmpty {
      let back = handling.script(script.source, of: handling.backward, server: server)
      let played = play(
        back, handling.backward, handling.host, server, after: end.withoutOpenTransaction
      ).0
      entries += played.map { $0.inDirection(.down) }
    }
    return (
      Ledger(
        source: script.source, handling: handling, servers: [server], entries: entries,
        declared: schema.declared), end
    )
  }

  package static func play(_ script: Script, server: Server, runner: Runner, after schema: Schema)
    -> (Ledger, Schema)
  {
    play(script, handling: Handling(runner, of: script.source), server: server, after: schema)
  }

  private static func play(
    _ script: Script, _ sections: [Section], _ host: Host?, _ server: Server,
    after schema: Schema
  ) -> ([LedgerEntry], Schema) {
    var player = Player(
      server: server, sections: sections, host: host, path: script.source.path, schema: schema)
    var entries: [LedgerEntry] = []
    _ = script.visit { statement, place in
      player.play(statement, at: place) { step in
        entries.append(LedgerEntry(step))
        entries += LedgerEntry.inner(step)
      }
    }
    return (entries, Schema(behind: player))
  }

  /// Plays a file as history: it is taken as having succeeded, and its effects do not matter.
  package static func playHistory(
    _ script: Script, handling: Handling, server: Server, after schema: Schema
  ) -> Schema {
    // A baseline stands in for all that came before.
    let start = handling.direction == .baseline ? Schema(schema.declared) : schema
    var player = Player(
      server: server, sections: handling.played, path: script.source.path, schema: start)
    _ = script.visit { statement, place in player.pass(statement, at: place) }
    var end = Schema(behind: player)
    end.endFile()
    return end
  }

  package static func playHistory(
    _ script: Script, server: Server, runner: Runner, after schema: Schema
  ) -> Schema {
    playHistory(
      script, handling: Handling(runner, of: script.source), server: server, after: schema)
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

  /// The same, for what runs at another time.
  package var withoutOpenTransaction: Schema {
    var schema = self
    schema.open = nil
    return schema
  }

  /// What a player has left, with the transaction that it leaves open.
  package init(behind player: Player) {
    self = player.moment.schema
    if self.open != nil || player.open != nil { self.open = player.open }
  }

  /// A file has been applied, and the next begins with the session's default settings.
  ///
  /// - Parameter isTogether: whether the next belongs to the same change set, so that what this one
  ///   made stays new, save the tables that it filled. Else all of it is history.
  package mutating func endFile(isTogether: Bool = false) {
    switch self.open?.state {
    case .pending where isTogether: break
    default:
      if self.open != nil { self.open = nil }
      pending = nil
      if isTogether { endMigration() } else { endChangeSet() }
    }
    resetSettings()
    hasSetLockTimeout = false
    firesTriggers = true
    hasHistory = true
  }
}

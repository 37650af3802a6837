import Syntax

extension Ledger {
  /// The worst of what several servers do with one file, statement by statement: what only some of
  /// them do names the one that does it.
  package static func worst(_ ledgers: [Ledger]) -> Ledger? {
    guard let first = ledgers.first else { return nil }
    let isAlike = ledgers.allSatisfy { $0.entries.map(\.span) == first.entries.map(\.span) }
    guard ledgers.count > 1, isAlike else { return first }
    let entries = first.entries.indices.map { index in
      LedgerEntry.worst(
        ledgers.map { ($0.servers.first ?? .oldest, $0.entries[index]) })
    }
    return Ledger(
      source: first.source, handling: first.handling, servers: ledgers.flatMap(\.servers),
      entries: entries.compactMap(\.self), declared: first.declared)
  }
}

extension LedgerEntry {
  fileprivate static func worst(_ all: [(server: Server, entry: LedgerEntry)]) -> LedgerEntry? {
    guard var (server, worst) = all.first else { return nil }
    for (other, entry) in all.dropFirst() where worst.burden < entry.burden {
      (server, worst) = (other, entry)
    }
    if all.contains(where: { $0.entry.deeds != worst.deeds }) { worst.server = server }
    return worst
  }

  /// How bad it is: that it fails, then the heaviest work, then the strongest lock, then all locks.
  private var burden: (Int, Int, Int, Int) {
    let modes = locks.filter(\.lock.isLive).map(\.lock.mode.rawValue)
    return (isFailing ? 1 : 0, work.weight, modes.max() ?? 0, modes.reduce(0, +))
  }

  /// What it does, to compare servers by.
  private var deeds: [String] {
    var deeds = locks.map { "\($0.lock.relation) \($0.lock.mode)" }.sorted()
    deeds += [rewrites, scans, builds].flatMap { list in [""] + list.map(\.description) }
    deeds += validated.map(\.text)
    deeds.append(sqlState ?? "")
    return deeds
  }
}

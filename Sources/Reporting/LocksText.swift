package import Semantics
import Syntax

/// `locks`, for people: a table per file, aligned on the lock, and the windows below it.
package func locksText(_ ledgers: [Ledger]) -> [UInt8] {
  Array(
    ledgers.map { LocksTable($0).lines.joined(separator: "\n") + "\n" }.joined(separator: "\n").utf8
  )
}

/// The table of one file.
struct LocksTable {
  let ledger: Ledger

  init(_ ledger: Ledger) { self.ledger = ledger }

  var lines: [String] {
    let map = LineMap(ledger.source.bytes)
    return [ledger.source.path.visible]
      + ledger.entries.flatMap { entry in
        entry.locks.map { held in
          "\(map.line(at: entry.span.offset))  \(held.lock.relation)  \(held.lock.mode)  \(entry.work.rawValue)"
            .visible
        }
      }
  }
}

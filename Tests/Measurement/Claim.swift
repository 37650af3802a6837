package import Semantics

/// What `Semantics` claims of statements that run together, in the words of a `Measured`.
package struct Claim: Sendable {
  package var locks: [String: LockMode] = [:]
  /// Locks on what is new, and those that only may be taken: they count where the server took them.
  package var soft: [String: LockMode] = [:]
  package var rewrites: Set<String> = []
  package var indexBuilds: Set<String> = []
  package var scans: Set<String> = []
  package var validatesForeignKeys: Set<String> = []
  package var error: String?

  /// - Parameters:
  ///   - undone: which of the entries a ROLLBACK TO SAVEPOINT takes back: the locks are let go and
  ///     new files are gone, the work was done.
  ///   - naming: how the measurement names a relation.
  package init(
    _ entries: [LedgerEntry], undone: Range<Int> = 0..<0, naming: (RelationName) -> String
  ) {
    for (index, entry) in entries.enumerated() {
      if !undone.contains(index) {
        for held in entry.locks { note(held.lock, naming(held.lock.relation)) }
        rewrites.formUnion(entry.rewrites.map(naming))
      }
      // The server's messages name indexes and constraints without a schema.
      indexBuilds.formUnion(entry.builds.map(\.name.text))
      scans.formUnion(entry.scans.map(\.name.text))
      validatesForeignKeys.formUnion(entry.validated.map(\.text))
      error = error ?? entry.sqlState
    }
  }

  private mutating func note(_ lock: Lock, _ name: String) {
    if lock.isNew || lock.isConditional {
      soft[name] = max(lock.mode, soft[name] ?? lock.mode)
    } else {
      locks[name] = max(lock.mode, locks[name] ?? lock.mode)
    }
  }
}

extension Measured {
  /// In what a claim differs: one sentence for each thing. Of a statement that fails as foretold,
  /// nothing else is asked.
  package func differences(from claim: Claim) -> [String] {
    guard error == claim.error else {
      return ["error: \(error ?? "none"), claimed \(claim.error ?? "none")"]
    }
    guard error == nil else { return [] }
    var found: [String] = []
    if showsLocks {
      let claimed = locks(of: claim)
      for name in Set(locks.keys).union(claimed.keys).sorted() where locks[name] != claimed[name] {
        found.append(
          "lock on \(name): \(Measured.words(locks[name])), claimed \(Measured.words(claimed[name]))"
        )
      }
    }
    func compare(_ what: String, _ measured: Set<String>, _ claimed: Set<String>) {
      guard measured != claimed else { return }
      found.append("\(what): \(measured.sorted()), claimed \(claimed.sorted())")
    }
    compare("rewrites", rewrites, claim.rewrites)
    compare("index builds", indexBuilds, claim.indexBuilds)
    compare("foreign keys validated", validatesForeignKeys, claim.validatesForeignKeys)
    if !scans.isSubset(of: claim.scans) || !claim.scans.isSubset(of: scans.union(reads)) {
      compare("scans", scans, claim.scans)
    }
    return found
  }

  /// The claimed locks, with those of the soft ones that the server took.
  private func locks(of claim: Claim) -> [String: LockMode] {
    var claimed = claim.locks
    for (name, mode) in claim.soft {
      guard let taken = locks[name] else { continue }
      if let sure = claimed[name], sure >= mode { continue }
      claimed[name] = taken
    }
    return claimed
  }

  private static func words(_ mode: LockMode?) -> String { mode?.catalogName ?? "none" }
}

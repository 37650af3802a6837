/// PostgreSQL's table-level lock modes, weakest first (manual, "Table-Level Locks").
package enum LockMode: Int, Comparable, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  case accessShare, rowShare, rowExclusive, shareUpdateExclusive, share, shareRowExclusive,
    exclusive, accessExclusive

  package static func < (a: LockMode, b: LockMode) -> Bool { a.rawValue < b.rawValue }

  /// As LOCK TABLE spells it.
  package var description: String {
    switch self {
    case .accessShare: "ACCESS SHARE"
    case .rowShare: "ROW SHARE"
    case .rowExclusive: "ROW EXCLUSIVE"
    case .shareUpdateExclusive: "SHARE UPDATE EXCLUSIVE"
    case .share: "SHARE"
    case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
    case .exclusive: "EXCLUSIVE"
    case .accessExclusive: "ACCESS EXCLUSIVE"
    }
  }

  /// As `pg_locks` names it.
  package var catalogName: String {
    switch self {
    case .accessShare: "AccessShareLock"
    case .rowShare: "RowShareLock"
    case .rowExclusive: "RowExclusiveLock"
    case .shareUpdateExclusive: "ShareUpdateExclusiveLock"
    case .share: "ShareLock"
    case .shareRowExclusive: "ShareRowExclusiveLock"
    case .exclusive: "ExclusiveLock"
    case .accessExclusive: "AccessExclusiveLock"
    }
  }

  /// The modes that have to wait while this one is held (manual, table "Conflicting Lock Modes";
  /// `LockConflicts` in `lock.c`).
  package var conflicts: Set<LockMode> {
    switch self {
    case .accessShare:
      [.accessExclusive]
    case .rowShare:
      [.exclusive, .accessExclusive]
    case .rowExclusive:
      [.share, .shareRowExclusive, .exclusive, .accessExclusive]
    case .shareUpdateExclusive:
      [.shareUpdateExclusive, .share, .shareRowExclusive, .exclusive, .accessExclusive]
    case .share:
      [.rowExclusive, .shareUpdateExclusive, .shareRowExclusive, .exclusive, .accessExclusive]
    case .shareRowExclusive:
      [
        .rowExclusive, .shareUpdateExclusive, .share, .shareRowExclusive, .exclusive,
        .accessExclusive,
      ]
    case .exclusive:
      [
        .rowShare, .rowExclusive, .shareUpdateExclusive, .share, .shareRowExclusive, .exclusive,
        .accessExclusive,
      ]
    case .accessExclusive:
      Set(LockMode.allCases)
    }
  }

  /// Whether SELECT has to wait.
  package var blocksReads: Bool { conflicts.contains(.accessShare) }

  /// Whether INSERT, UPDATE and DELETE have to wait.
  package var blocksWrites: Bool { conflicts.contains(.rowExclusive) }

  /// Whether other schema changes, VACUUM and ANALYZE have to wait.
  package var blocksSchemaChanges: Bool { conflicts.contains(.shareUpdateExclusive) }
}

/// What the migration tool opens around a file: the `--transaction` of the command line.
package enum Runner: String, CaseIterable, Sendable {
  /// The runner wraps each file in a transaction of its own.
  case file
  /// The runner wraps all pending files in one transaction.
  case pending
  /// The runner sends the file as one string: several statements are an implicit transaction.
  case string
  /// The runner sends statement by statement, in autocommit.
  case none
  /// Nobody has said.
  case unknown
}

/// In which transaction a statement runs.
package enum TransactionState: String, Sendable {
  /// None: the statement commits by itself.
  case autocommit
  /// One that a BEGIN in the file opened.
  case explicit
  /// The one that the server makes of several statements in one string.
  case implicit
  /// The one that the runner opened for this file.
  case file
  /// The one that the runner opened for all pending files.
  case pending
  /// Nobody has said.
  case unknown

  /// Whether a transaction block is open: yes, no, or nil where nobody has said.
  package var isInTransaction: Bool? {
    switch self {
    case .autocommit: false
    case .explicit, .implicit, .file, .pending: true
    case .unknown: nil
    }
  }
}

/// Where a statement would have to run.
package enum Requirement: Sendable { case outsideTransaction, insideTransaction }

/// An answer that may be unknown.
package enum Answer: Sendable { case yes, no, unknown }

extension TransactionState {
  /// Whether a statement with this need can run here.
  package func canRun(_ requirement: Requirement) -> Answer {
    switch (requirement, isInTransaction) {
    case (_, nil): .unknown
    case (.outsideTransaction, .some(let isInside)): isInside ? .no : .yes
    case (.insideTransaction, .some(let isInside)): isInside ? .yes : .no
    }
  }
}

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

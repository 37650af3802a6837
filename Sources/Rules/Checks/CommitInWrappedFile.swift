import Rulebook
import Semantics

extension Rule {
  /// COMMIT or ROLLBACK in a file that the tool runs in a transaction ends the tool's own: what follows
  /// runs by itself, and the tool's note that the file is applied with it.
  static let commitInWrappedFile = Rule(.commitInWrappedFile) {
    (transaction: Transaction, migration) in
    guard let closing = transaction.closing else { return [] }
    let name = migration.handling.host?.name ?? "the runner"
    let isPending = transaction.state == .pending

    return [
      Concern(
        "This ends the transaction that \(name) opened around "
          + "\(isPending ? "all pending files" : "this file"): what follows is no part of it.",
        at: closing,
        also:
          "if a later statement fails, what stands before this stays, and the file counts as not "
          + "applied",
        wayOut: ["leave BEGIN and COMMIT to \(name), or switch its transaction off for this file"])
    ]
  }
}

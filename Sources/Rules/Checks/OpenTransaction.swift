import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A BEGIN without COMMIT: when the session ends the server rolls everything back.
  static let openTransaction = Rule(.openTransaction) { (transaction: Transaction, migration) in
    guard !transaction.isClosed, let opening = transaction.opening else { return [] }
    let bytes = migration.source.bytes
    let indentation = Line(behind: opening, in: bytes).indentation
    let lineEnd = bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? "" : "\n"

    let concern = Concern(
      "Nothing ends this transaction, so the server rolls all of it back.",
      at: opening,
      wayOut: ["end it with COMMIT"],
      fix: Fix(
        "commit it",
        [Edit(insert: lineEnd + indentation + "COMMIT;\n", at: bytes.count)]))
    return [Rule.Answer(concern)]
  }
}

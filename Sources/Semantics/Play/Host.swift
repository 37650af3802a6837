/// The migration tool as messages speak of it: one for a file, behind one reference, because every
/// moment keeps it.
package final class Host: Sendable {
  /// As its makers write it, `Flyway`.
  package let name: String
  /// How a statement is run outside a transaction, in lines for a person to act on. `{}` stands for the
  /// statement.
  private let alone: [String]

  package init(_ name: String, alone: [String]) {
    self.name = name
    self.alone = alone
  }

  /// The same lines, with a statement in its place; where it is long, with how it begins.
  package func alone(_ statement: String?) -> [String] {
    let text = statement.map(Host.shortened) ?? "…"
    return alone.map { $0.replacing("{}", with: text) }
  }

  private static func shortened(_ statement: String) -> String {
    if statement.count <= 120, !statement.contains(where: \.isNewline) { return statement + ";" }
    let words = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.prefix(100) + " …"
  }
}

extension Moment {
  /// Until when a lock taken now is held, in words for a report.
  package var lockEnd: String { transaction.lockEnd(host?.name) }
}

extension TransactionState {
  /// Until when a lock taken now is held, in words for a report.
  package func lockEnd(_ tool: String?) -> String {
    switch self {
    case .autocommit: "until the statement ends"
    case .explicit: "until COMMIT"
    case .implicit:
      tool.map { "until the whole text has run; \($0) sends it at once" }
        ?? "until the whole text has run"
    case .file:
      tool.map { "until COMMIT; \($0) runs this file in one transaction" }
        ?? "until COMMIT; the runner wraps this file in one transaction"
    case .pending:
      tool.map { "until COMMIT; \($0) runs all pending files in one transaction" }
        ?? "until COMMIT; the runner wraps all pending files in one transaction"
    case .unknown: "until the transaction ends"
    }
  }
}

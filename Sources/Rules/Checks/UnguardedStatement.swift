import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Outside a transaction a file that stops in the middle cannot be run again.
  static let unguardedStatement = Rule(.unguardedStatement) { (step: Step) in
    guard step.before.transaction.isInTransaction != true, let words = step.statement.unguarded
    else {
      return []
    }
    return [
      Concern(
        "If the file stops behind this, running it again fails here.",
        at: step.statement.span(words),
        wayOut: ["IF NOT EXISTS or IF EXISTS, or one transaction around the file"])
    ]
  }
}

extension Statement {
  /// The words of what fails when it is done twice; nil where it says what to do then. A concurrent
  /// build is better not guarded: a failed one leaves an index that would be kept.
  fileprivate var unguarded: TokenRange? {
    switch body {
    case .createTable(let it): it.ifNotExists ? nil : it.keywords
    case .createTableAs(let it): it.ifNotExists ? nil : it.keywords
    case .createIndex(let it): it.ifNotExists || it.isConcurrent ? nil : it.keywords
    case .createSequence(let it): it.ifNotExists ? nil : it.keywords
    case .drop(let it): it.ifExists ? nil : it.keywords
    case .alterTable(let it): it.actions.first { $0.kind.isUnguarded }?.keywords
    default: nil
    }
  }
}

extension AlterTableAction.Kind {
  fileprivate var isUnguarded: Bool {
    switch self {
    case .addColumn(_, ifNotExists: false), .dropColumn(_, ifExists: false, _),
      .dropConstraint(_, ifExists: false, _):
      true
    case .addConstraint: true
    default: false
    }
  }
}

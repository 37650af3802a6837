package import Rulebook

/// Who speaks for a page.
package enum Judge: Sendable {
  case rule(Rule)
  /// The engine itself: what it could not read, and what it has to say of allowances.
  case engine
}

extension RuleID {
  /// Who speaks for each page. Exhaustive: a page without a judge does not compile.
  package var judge: Judge {
    switch self {
    case .backfillUnderLock: .rule(.backfillUnderLock)
    case .blockingConstraintBuild: .rule(.blockingConstraintBuild)
    case .blockingIndexBuild: .rule(.blockingIndexBuild)
    case .concurrentlyInTransaction: .rule(.concurrentlyInTransaction)
    case .droppedColumn: .rule(.droppedColumn)
    case .droppedTable: .rule(.droppedTable)
    case .failingStatement: .rule(.failingStatement)
    case .openTransaction: .rule(.openTransaction)
    case .renamedColumn: .rule(.renamedColumn)
    case .renamedTable: .rule(.renamedTable)
    case .requiredColumn: .rule(.requiredColumn)
    case .rewritingColumn: .rule(.rewritingColumn)
    case .rewritingTypeChange: .rule(.rewritingTypeChange)
    case .scanningAttach: .rule(.scanningAttach)
    case .scanningNotNull: .rule(.scanningNotNull)
    case .scanningTypeChange: .rule(.scanningTypeChange)
    case .unbatchedUpdate: .rule(.unbatchedUpdate)
    case .unseenSql: .rule(.unseenSQL)
    case .validatingCheck: .rule(.validatingCheck)
    case .validatingForeignKey: .rule(.validatingForeignKey)
    case .wholeTableDelete: .rule(.wholeTableDelete)
    case .commitInWrappedFile: .rule(.commitInWrappedFile)
    case .endlessWait: .rule(.endlessWait)
    case .idleSetting: .rule(.idleSetting)
    case .ineffectiveOptOut: .rule(.ineffectiveOptOut)
    case .refusedMigration: .rule(.refusedMigration)
    case .duplicateVersion, .invalidEncoding, .lateMigration, .notUnderstood, .refusedAllowance,
      .syntaxError, .tooNewSyntax, .toolUnknown,
      .unknownRule, .unusedAllowance:
      .engine
    }
  }
}

extension Rule {
  /// All rules, in the order in which they speak: of the rules that an effect concerns, or that
  /// underline the same words, the first one is heard and the others are silent.
  package static let inOrder: [Rule] = {
    let first: [RuleID] = [
      .concurrentlyInTransaction, .requiredColumn, .failingStatement, .backfillUnderLock,
    ]
    let others = RuleID.allCases.filter { !first.contains($0) }
    return (first + others).compactMap { id in
      guard case .rule(let rule) = id.judge else { return nil }
      return rule
    }
  }()
}

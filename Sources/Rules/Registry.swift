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
    case .blockingDetach: .rule(.blockingDetach)
    case .blockingIndexBuild: .rule(.blockingIndexBuild)
    case .blockingIndexDrop: .rule(.blockingIndexDrop)
    case .blockingPartition: .rule(.blockingPartition)
    case .blockingRefresh: .rule(.blockingRefresh)
    case .blockingReindex: .rule(.blockingReindex)
    case .changedIdentity: .rule(.changedIdentity)
    case .concurrentlyInTransaction: .rule(.concurrentlyInTransaction)
    case .droppedColumn: .rule(.droppedColumn)
    case .droppedConstraint: .rule(.droppedConstraint)
    case .droppedTable: .rule(.droppedTable)
    case .failingStatement: .rule(.failingStatement)
    case .keepingInvalidIndex: .rule(.keepingInvalidIndex)
    case .lockedTable: .rule(.lockedTable)
    case .mismatchedForeignKey: .rule(.mismatchedForeignKey)
    case .openTransaction: .rule(.openTransaction)
    case .renamedColumn: .rule(.renamedColumn)
    case .renamedTable: .rule(.renamedTable)
    case .requiredColumn: .rule(.requiredColumn)
    case .rewritingColumn: .rule(.rewritingColumn)
    case .rewritingTable: .rule(.rewritingTable)
    case .rewritingTypeChange: .rule(.rewritingTypeChange)
    case .scanningAttach: .rule(.scanningAttach)
    case .scanningNotNull: .rule(.scanningNotNull)
    case .scanningTypeChange: .rule(.scanningTypeChange)
    case .severalForeignKeys: .rule(.severalForeignKeys)
    case .unbatchedUpdate: .rule(.unbatchedUpdate)
    case .uncomparableColumn: .rule(.uncomparableColumn)
    case .unindexedForeignKey: .rule(.unindexedForeignKey)
    case .unindexedGap: .rule(.unindexedGap)
    case .unloggedTable: .rule(.unloggedTable)
    case .unmaintainedColumn: .rule(.unmaintainedColumn)
    case .unseenSql: .rule(.unseenSQL)
    case .validatingCheck: .rule(.validatingCheck)
    case .validatingForeignKey: .rule(.validatingForeignKey)
    case .wholeTableDelete: .rule(.wholeTableDelete)
    case .withdrawnDefault: .rule(.withdrawnDefault)
    case .invalidEncoding, .notUnderstood, .syntaxError, .tooNewSyntax, .toolUnknown,
      .unknownRule, .unusedAllowance:
      .engine
    }
  }
}

extension Rule {
  /// All rules, in the order in which they speak: of the rules that an effect concerns, or that
  /// underline the same words, the first one is heard and the others are silent. Those that are off by
  /// default come last, so that switching one on silences no other.
  package static let inOrder: [Rule] = {
    let first: [RuleID] = [
      .concurrentlyInTransaction, .requiredColumn, .failingStatement, .backfillUnderLock,
    ]
    // The work that is done under a lock says more than the lock itself.
    let last: [RuleID] = [.blockingPartition]
    let others = RuleID.allCases.filter { !(first + last).contains($0) }
    let sorted =
      first + others.filter(\.isOnByDefault) + last + others.filter { !$0.isOnByDefault }
    return sorted.compactMap { id in
      guard case .rule(let rule) = id.judge else { return nil }
      return rule
    }
  }()
}

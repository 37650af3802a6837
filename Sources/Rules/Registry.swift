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
    case .changedDefault: .rule(.changedDefault)
    case .changedIdentity: .rule(.changedIdentity)
    case .changedResultType: .rule(.changedResultType)
    case .concurrentlyInTransaction: .rule(.concurrentlyInTransaction)
    case .droppedColumn: .rule(.droppedColumn)
    case .droppedConstraint: .rule(.droppedConstraint)
    case .droppedIndex: .rule(.droppedIndex)
    case .droppedTable: .rule(.droppedTable)
    case .enumType: .rule(.enumType)
    case .exclusiveRefresh: .rule(.exclusiveRefresh)
    case .failingStatement: .rule(.failingStatement)
    case .fannedOutLock: .rule(.fannedOutLock)
    case .hashIndex: .rule(.hashIndex)
    case .inexactNumber: .rule(.inexactNumber)
    case .keepingInvalidIndex: .rule(.keepingInvalidIndex)
    case .keylessTable: .rule(.keylessTable)
    case .liftedNotNull: .rule(.liftedNotNull)
    case .limitedText: .rule(.limitedText)
    case .lockedTable: .rule(.lockedTable)
    case .longSnapshot: .rule(.longSnapshot)
    case .mismatchedForeignKey: .rule(.mismatchedForeignKey)
    case .newColumn: .rule(.newColumn)
    case .newEnumValue: .rule(.newEnumValue)
    case .openTransaction: .rule(.openTransaction)
    case .overflowingInteger: .rule(.overflowingInteger)
    case .paddedText: .rule(.paddedText)
    case .quotedIdentifier: .rule(.quotedIdentifier)
    case .redundantIndex: .rule(.redundantIndex)
    case .renamedColumn: .rule(.renamedColumn)
    case .renamedIndex: .rule(.renamedIndex)
    case .renamedTable: .rule(.renamedTable)
    case .requiredColumn: .rule(.requiredColumn)
    case .restrictingDomain: .rule(.restrictingDomain)
    case .rewritingColumn: .rule(.rewritingColumn)
    case .rewritingTable: .rule(.rewritingTable)
    case .rewritingTypeChange: .rule(.rewritingTypeChange)
    case .scanningAttach: .rule(.scanningAttach)
    case .scanningNotNull: .rule(.scanningNotNull)
    case .scanningTypeChange: .rule(.scanningTypeChange)
    case .serialColumn: .rule(.serialColumn)
    case .severalForeignKeys: .rule(.severalForeignKeys)
    case .severalValidations: .rule(.severalValidations)
    case .staleStatistics: .rule(.staleStatistics)
    case .truncatedIdentifier: .rule(.truncatedIdentifier)
    case .unbatchedUpdate: .rule(.unbatchedUpdate)
    case .uncomparableColumn: .rule(.uncomparableColumn)
    case .unindexedForeignKey: .rule(.unindexedForeignKey)
    case .unindexedGap: .rule(.unindexedGap)
    case .unloggedTable: .rule(.unloggedTable)
    case .unmaintainedColumn: .rule(.unmaintainedColumn)
    case .unnamedIndex: .rule(.unnamedIndex)
    case .unplacedEnumValue: .rule(.unplacedEnumValue)
    case .unprovedUniqueness: .rule(.unprovedUniqueness)
    case .unqualifiedName: .rule(.unqualifiedName)
    case .unseenSql: .rule(.unseenSQL)
    case .validatingCheck: .rule(.validatingCheck)
    case .validatingForeignKey: .rule(.validatingForeignKey)
    case .wholeTableDelete: .rule(.wholeTableDelete)
    case .commitInWrappedFile: .rule(.commitInWrappedFile)
    case .endlessWait: .rule(.endlessWait)
    case .idleSetting: .rule(.idleSetting)
    case .ineffectiveOptOut: .rule(.ineffectiveOptOut)
    case .refusedMigration: .rule(.refusedMigration)
    case .wideIndex: .rule(.wideIndex)
    case .withdrawnDefault: .rule(.withdrawnDefault)
    case .zonelessTimestamp: .rule(.zonelessTimestamp)
    case .duplicateVersion, .invalidEncoding, .lateMigration, .notUnderstood, .refusedAllowance,
      .syntaxError, .tooNewSyntax, .toolUnknown,
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

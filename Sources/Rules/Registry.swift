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
    case .addedAndDropped: .rule(.addedAndDropped)
    case .backfillUnderLock: .rule(.backfillUnderLock)
    case .blockedMaintenance: .rule(.blockedMaintenance)
    case .blockingConstraintBuild: .rule(.blockingConstraintBuild)
    case .blockingDetach: .rule(.blockingDetach)
    case .blockingIndexBuild: .rule(.blockingIndexBuild)
    case .blockingIndexDrop: .rule(.blockingIndexDrop)
    case .blockingPartition: .rule(.blockingPartition)
    case .blockingRefresh: .rule(.blockingRefresh)
    case .blockingReindex: .rule(.blockingReindex)
    case .blockingSequenceChange: .rule(.blockingSequenceChange)
    case .cancelledBuild: .rule(.cancelledBuild)
    case .cascadingDrop: .rule(.cascadingDrop)
    case .changedDefault: .rule(.changedDefault)
    case .changedIdentity: .rule(.changedIdentity)
    case .changedOptions: .rule(.changedOptions)
    case .changedOwner: .rule(.changedOwner)
    case .changedPolicy: .rule(.changedPolicy)
    case .changedResultType: .rule(.changedResultType)
    case .commitInWrappedFile: .rule(.commitInWrappedFile)
    case .concurrentlyInTransaction: .rule(.concurrentlyInTransaction)
    case .dataChangeUnderLock: .rule(.dataChangeUnderLock)
    case .deferrableKey: .rule(.deferrableKey)
    case .detachedChild: .rule(.detachedChild)
    case .disabledTrigger: .rule(.disabledTrigger)
    case .droppedColumn: .rule(.droppedColumn)
    case .droppedConstraint: .rule(.droppedConstraint)
    case .droppedExtension: .rule(.droppedExtension)
    case .droppedFunction: .rule(.droppedFunction)
    case .droppedIndex: .rule(.droppedIndex)
    case .droppedOperator: .rule(.droppedOperator)
    case .droppedSchema: .rule(.droppedSchema)
    case .droppedSequence: .rule(.droppedSequence)
    case .droppedTable: .rule(.droppedTable)
    case .droppedTrigger: .rule(.droppedTrigger)
    case .droppedType: .rule(.droppedType)
    case .droppedView: .rule(.droppedView)
    case .endlessWait: .rule(.endlessWait)
    case .enumType: .rule(.enumType)
    case .eventTrigger: .rule(.eventTrigger)
    case .exclusionConstraint: .rule(.exclusionConstraint)
    case .exclusiveRefresh: .rule(.exclusiveRefresh)
    case .failingStatement: .rule(.failingStatement)
    case .fannedOutLock: .rule(.fannedOutLock)
    case .hashIndex: .rule(.hashIndex)
    case .idleSetting: .rule(.idleSetting)
    case .incompleteDown: .rule(.incompleteDown)
    case .ineffectiveLockTimeout: .rule(.ineffectiveLockTimeout)
    case .ineffectiveOptOut: .rule(.ineffectiveOptOut)
    case .inexactNumber: .rule(.inexactNumber)
    case .irreversible: .rule(.irreversible)
    case .keepingInvalidIndex: .rule(.keepingInvalidIndex)
    case .keylessTable: .rule(.keylessTable)
    case .lastingSetting: .rule(.lastingSetting)
    case .leftoverSetting: .rule(.leftoverSetting)
    case .liftedNotNull: .rule(.liftedNotNull)
    case .limitedText: .rule(.limitedText)
    case .lockedRows: .rule(.lockedRows)
    case .lockedTable: .rule(.lockedTable)
    case .loggedRows: .rule(.loggedRows)
    case .longSnapshot: .rule(.longSnapshot)
    case .mismatchedForeignKey: .rule(.mismatchedForeignKey)
    case .missingApplicationName: .rule(.missingApplicationName)
    case .missingIdleTimeout: .rule(.missingIdleTimeout)
    case .missingLockTimeout: .rule(.missingLockTimeout)
    case .narrowedColumn: .rule(.narrowedColumn)
    case .missingStatementTimeout: .rule(.missingStatementTimeout)
    case .needlessOptOut: .rule(.needlessOptOut)
    case .nestedTransaction: .rule(.nestedTransaction)
    case .newColumn: .rule(.newColumn)
    case .newEnumValue: .rule(.newEnumValue)
    case .newRestriction: .rule(.newRestriction)
    case .newTrigger: .rule(.newTrigger)
    case .nullableForeignKey: .rule(.nullableForeignKey)
    case .openTransaction: .rule(.openTransaction)
    case .oppositeLockOrder: .rule(.oppositeLockOrder)
    case .overflowingInteger: .rule(.overflowingInteger)
    case .paddedRow: .rule(.paddedRow)
    case .paddedText: .rule(.paddedText)
    case .publicPrivilege: .rule(.publicPrivilege)
    case .queryUnderLock: .rule(.queryUnderLock)
    case .quotedIdentifier: .rule(.quotedIdentifier)
    case .redundantIndex: .rule(.redundantIndex)
    case .refusedMigration: .rule(.refusedMigration)
    case .renamedColumn: .rule(.renamedColumn)
    case .renamedEnumValue: .rule(.renamedEnumValue)
    case .renamedIndex: .rule(.renamedIndex)
    case .renamedObject: .rule(.renamedObject)
    case .renamedSchema: .rule(.renamedSchema)
    case .renamedTable: .rule(.renamedTable)
    case .repeatedlyLocked: .rule(.repeatedlyLocked)
    case .repeatedScan: .rule(.repeatedScan)
    case .replacedDefinition: .rule(.replacedDefinition)
    case .requiredColumn: .rule(.requiredColumn)
    case .restrictingDomain: .rule(.restrictingDomain)
    case .revokedPrivilege: .rule(.revokedPrivilege)
    case .rewritingColumn: .rule(.rewritingColumn)
    case .rewritingTable: .rule(.rewritingTable)
    case .rewritingTypeChange: .rule(.rewritingTypeChange)
    case .rewrittenQuery: .rule(.rewrittenQuery)
    case .rowSecurityBypass: .rule(.rowSecurityBypass)
    case .rowSecurityWithoutPolicy: .rule(.rowSecurityWithoutPolicy)
    case .scanningAttach: .rule(.scanningAttach)
    case .scanningNotNull: .rule(.scanningNotNull)
    case .scanningTypeChange: .rule(.scanningTypeChange)
    case .serialColumn: .rule(.serialColumn)
    case .severalForeignKeys: .rule(.severalForeignKeys)
    case .severalLockedTables: .rule(.severalLockedTables)
    case .severalValidations: .rule(.severalValidations)
    case .skippedCreation: .rule(.skippedCreation)
    case .staleStatistics: .rule(.staleStatistics)
    case .staleView: .rule(.staleView)
    case .truncatedIdentifier: .rule(.truncatedIdentifier)
    case .truncatedTable: .rule(.truncatedTable)
    case .unbatchedDelete: .rule(.unbatchedDelete)
    case .unbatchedInsert: .rule(.unbatchedInsert)
    case .unbatchedUpdate: .rule(.unbatchedUpdate)
    case .unchangedRows: .rule(.unchangedRows)
    case .uncomparableColumn: .rule(.uncomparableColumn)
    case .unexpectedLock: .rule(.unexpectedLock)
    case .uncommentedTable: .rule(.uncommentedTable)
    case .unguardedInsert: .rule(.unguardedInsert)
    case .unguardedStatement: .rule(.unguardedStatement)
    case .unidentifiedRows: .rule(.unidentifiedRows)
    case .unindexedForeignKey: .rule(.unindexedForeignKey)
    case .unindexedGap: .rule(.unindexedGap)
    case .unloggedTable: .rule(.unloggedTable)
    case .unmaintainedColumn: .rule(.unmaintainedColumn)
    case .unnamedIndex: .rule(.unnamedIndex)
    case .unpinnedExtension: .rule(.unpinnedExtension)
    case .unpinnedSearchPath: .rule(.unpinnedSearchPath)
    case .unplacedEnumValue: .rule(.unplacedEnumValue)
    case .unprovedUniqueness: .rule(.unprovedUniqueness)
    case .unpublishedTable: .rule(.unpublishedTable)
    case .unqualifiedName: .rule(.unqualifiedName)
    case .unseenSql: .rule(.unseenSQL)
    case .unvalidatedConstraint: .rule(.unvalidatedConstraint)
    case .updatedExtension: .rule(.updatedExtension)
    case .vacuumInMigration: .rule(.vacuumInMigration)
    case .validatingCheck: .rule(.validatingCheck)
    case .validatingForeignKey: .rule(.validatingForeignKey)
    case .validatingUnderLock: .rule(.validatingUnderLock)
    case .wastedBuild: .rule(.wastedBuild)
    case .wholeTableDelete: .rule(.wholeTableDelete)
    case .wideIndex: .rule(.wideIndex)
    case .withdrawnDefault: .rule(.withdrawnDefault)
    case .withdrawnDeferral: .rule(.withdrawnDeferral)
    case .zonelessTimestamp: .rule(.zonelessTimestamp)
    case .duplicateVersion, .invalidEncoding, .lateMigration, .missingDown, .notUnderstood,
      .refusedAllowance,
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
      .wholeTableDelete,
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

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
    case .blockingSequenceChange: .rule(.blockingSequenceChange)
    case .cascadingDrop: .rule(.cascadingDrop)
    case .changedOwner: .rule(.changedOwner)
    case .concurrentlyInTransaction: .rule(.concurrentlyInTransaction)
    case .dataChangeUnderLock: .rule(.dataChangeUnderLock)
    case .deferrableKey: .rule(.deferrableKey)
    case .detachedChild: .rule(.detachedChild)
    case .disabledTrigger: .rule(.disabledTrigger)
    case .droppedColumn: .rule(.droppedColumn)
    case .droppedExtension: .rule(.droppedExtension)
    case .droppedFunction: .rule(.droppedFunction)
    case .droppedSchema: .rule(.droppedSchema)
    case .droppedSequence: .rule(.droppedSequence)
    case .droppedTable: .rule(.droppedTable)
    case .droppedTrigger: .rule(.droppedTrigger)
    case .droppedType: .rule(.droppedType)
    case .droppedView: .rule(.droppedView)
    case .eventTrigger: .rule(.eventTrigger)
    case .failingStatement: .rule(.failingStatement)
    case .ineffectiveLockTimeout: .rule(.ineffectiveLockTimeout)
    case .lastingSetting: .rule(.lastingSetting)
    case .missingLockTimeout: .rule(.missingLockTimeout)
    case .nestedTransaction: .rule(.nestedTransaction)
    case .newTrigger: .rule(.newTrigger)
    case .openTransaction: .rule(.openTransaction)
    case .publicPrivilege: .rule(.publicPrivilege)
    case .rewrittenQuery: .rule(.rewrittenQuery)
    case .renamedColumn: .rule(.renamedColumn)
    case .renamedEnumValue: .rule(.renamedEnumValue)
    case .renamedObject: .rule(.renamedObject)
    case .renamedSchema: .rule(.renamedSchema)
    case .renamedTable: .rule(.renamedTable)
    case .replacedDefinition: .rule(.replacedDefinition)
    case .requiredColumn: .rule(.requiredColumn)
    case .revokedPrivilege: .rule(.revokedPrivilege)
    case .rewritingColumn: .rule(.rewritingColumn)
    case .rewritingTypeChange: .rule(.rewritingTypeChange)
    case .rowSecurityBypass: .rule(.rowSecurityBypass)
    case .rowSecurityWithoutPolicy: .rule(.rowSecurityWithoutPolicy)
    case .scanningAttach: .rule(.scanningAttach)
    case .scanningNotNull: .rule(.scanningNotNull)
    case .scanningTypeChange: .rule(.scanningTypeChange)
    case .skippedCreation: .rule(.skippedCreation)
    case .truncatedTable: .rule(.truncatedTable)
    case .unbatchedDelete: .rule(.unbatchedDelete)
    case .unbatchedInsert: .rule(.unbatchedInsert)
    case .unbatchedUpdate: .rule(.unbatchedUpdate)
    case .unidentifiedRows: .rule(.unidentifiedRows)
    case .unpinnedSearchPath: .rule(.unpinnedSearchPath)
    case .unseenSql: .rule(.unseenSQL)
    case .updatedExtension: .rule(.updatedExtension)
    case .validatingCheck: .rule(.validatingCheck)
    case .validatingForeignKey: .rule(.validatingForeignKey)
    case .validatingUnderLock: .rule(.validatingUnderLock)
    case .wholeTableDelete: .rule(.wholeTableDelete)
    case .invalidEncoding, .notUnderstood, .syntaxError, .tooNewSyntax, .toolUnknown,
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
      .wholeTableDelete,
    ]
    let others = RuleID.allCases.filter { !first.contains($0) }
    return (first + others).compactMap { id in
      guard case .rule(let rule) = id.judge else { return nil }
      return rule
    }
  }()
}

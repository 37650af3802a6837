import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A table is written anew, or copied elsewhere, for its own sake: nobody reads or writes it until
  /// that is done.
  static let rewritingTable = Rule(.rewritingTable) { (work: TableWork, step) in
    guard work.isLive else { return nil }

    return Concern(
      "\(work.action); reads and writes wait.",
      at: work.span,
      notes: step.heldNotes,
      lock: work.lock.map { "\($0) \(step.before.lockEnd)" },
      work: "writes every row anew, and builds every index that needs it",
      wayOut: work.wayOut(on: step.before.server),
      assumes: work.isUnknown ? work.relations.flatMap(step.shapeAssumption) : [],
      severity: work.isUnknown ? RuleID.rewritingTable.severity.lowered : nil)
  }
}

/// New storage for a table, asked for by itself.
private struct TableWork: StepPart {
  static var watched: EffectKinds { [.rewrite, .maintenance] }

  /// What is done, to what.
  let action: String
  let relations: [RelationName]
  let isLive: Bool
  let isUnknown: Bool
  let span: SourceSpan
  private let remedy: WayOut

  init?(_ effect: Effect) {
    switch effect {
    case .rewrite(let rewrite):
      guard let (action, remedy) = TableWork.words(rewrite) else { return nil }
      self.action = action
      self.remedy = remedy
      relations = [rewrite.relation]
      (isLive, span) = (rewrite.isLive, rewrite.span)
      // Where a tablespace is left unsaid nobody knows which it is: moving is what was asked for.
      if case .accessMethod = rewrite.cause {
        isUnknown = rewrite.certainty != .certain
      } else {
        isUnknown = false
      }
    case .maintenance(let work):
      guard !work.isConcurrent, let verb = TableWork.verb(work.kind) else { return nil }
      action = "\(verb) \(work.words)"
      remedy = work.remedy
      relations = work.scope.relations
      (isLive, span) = (work.isLive, work.span)
      isUnknown = false
    default: return nil
    }
  }

  private static func words(_ rewrite: Rewrite) -> (String, WayOut)? {
    let table = rewrite.relation
    switch rewrite.cause {
    case .logging: return ("Changing whether \(table) is logged rewrites it", .window)
    case .accessMethod: return ("Another access method rewrites \(table)", .window)
    case .tablespace: return ("Another tablespace copies all files of \(table)", .window)
    case .attribute: return ("Another type for the attribute rewrites \(table)", .window)
    case .repartition:
      return ("Splitting or merging partitions moves all rows of \(table)", .window)
    case .columnDefault, .serialColumn, .identityColumn, .storedColumn, .domainColumn, .typeChange,
      .newExpression, .vacuumFull, .cluster, .truncation, .refresh, .repack, .sequence:
      return nil
    }
  }

  private static func verb(_ kind: Maintenance.Kind) -> String? {
    switch kind {
    case .vacuumFull: "VACUUM FULL rewrites"
    case .cluster: "CLUSTER rewrites"
    case .repack: "REPACK rewrites"
    case .moveTablespace: "Another tablespace copies all files of"
    case .reindex, .refresh, .analyze: nil
    }
  }

  var lock: String? {
    relations.isEmpty
      ? "\(LockMode.accessExclusive) on each"
      : "\(LockMode.accessExclusive) on "
        + relations.map { "\($0)" }.joined(separator: ", ")
  }

  func wayOut(on server: Server) -> [String] {
    switch remedy {
    case .repack where server.major >= 19: ["REPACK (CONCURRENTLY), outside a transaction"]
    case .repack:
      [
        "plain VACUUM makes the space usable again without this lock",
        "to give it back to the disk: an extension such as pg_repack, outside migrations",
      ]
    case .anotherIndex:
      ["build another index there CONCURRENTLY, then drop this one CONCURRENTLY"]
    case .window:
      [
        "in a maintenance window; or fill a new table in batches, and let it take the old one's place"
      ]
    }
  }
}

/// How the same is had without the lock.
private enum WayOut { case repack, anotherIndex, window }

extension Maintenance {
  fileprivate var remedy: WayOut {
    switch (kind, scope) {
    case (.moveTablespace, .index): .anotherIndex
    case (.moveTablespace, _): .window
    case (.vacuumFull, _), (.cluster, _), (.repack, _), (.reindex, _), (.refresh, _), (.analyze, _):
      .repack
    }
  }
}

extension Maintenance.Scope {
  /// The relations that are named.
  fileprivate var relations: [RelationName] {
    switch self {
    case .relations(let relations): relations
    case .index(let index, _): [index]
    case .schema, .database: []
    }
  }
}

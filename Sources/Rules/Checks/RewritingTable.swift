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
      lock: work.lock.map { "\($0) \(step.before.transaction.lockEnd)" },
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
  private let remedy: Remedy

  private enum Remedy { case repack, window }

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
      action = "\(verb) \(work.scope.words)"
      remedy = work.kind == .moveTablespace ? .window : .repack
      relations = work.scope.relations
      (isLive, span) = (work.isLive, work.span)
      isUnknown = false
    default: return nil
    }
  }

  private static func words(_ rewrite: Rewrite) -> (String, Remedy)? {
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
    case .reindex: nil
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
    case .repack:
      server.major >= 19
        ? ["REPACK (CONCURRENTLY), outside a transaction"]
        : [
          "plain VACUUM makes the space usable again without this lock",
          "to give it back to the disk: an extension such as pg_repack, outside migrations",
        ]
    case .window:
      [
        "in a maintenance window, or a new table that is filled in batches and takes the old one's place"
      ]
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

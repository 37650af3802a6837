import Rulebook
import Semantics
import Syntax

extension Rule {
  /// The stored rows serve the new type as they are, but what stands on the column does not: an
  /// index is built anew, or a CHECK is held against every row, under ACCESS EXCLUSIVE.
  static let scanningTypeChange = Rule(.scanningTypeChange) { (work: TypeChangeWork, step) in
    guard work.isLive, !step.rewrites(work.relation) else { return nil }
    let table = work.relation
    let indexes = step.rebuiltByType(at: work.span)
    let what = [
      indexes.isEmpty ? nil : "rebuilds " + indexes.joined(separator: ", "),
      step.checkedByType(at: work.span) ? "reads \(table) to verify a CHECK" : nil,
    ].compactMap(\.self).joined(separator: " and ")

    return Concern(
      "This type change \(what); reads and writes of \(table) wait.",
      at: work.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: what + "; the rows stay as they are",
      wayOut: (indexes.isEmpty
        ? []
        : ["drop the index CONCURRENTLY, change the type, build the index CONCURRENTLY again"])
        + (step.checkedByType(at: work.span)
          ? ["drop the CHECK, change the type, add the CHECK again NOT VALID, then VALIDATE it"]
          : []))
  }
}

/// What a type change does besides writing rows: an index that is built anew, a CHECK that is
/// verified.
private struct TypeChangeWork: StepPart {
  static var watched: EffectKinds { [.scan, .indexBuild] }

  let relation: RelationName
  let isLive: Bool
  let span: SourceSpan

  init?(_ effect: Effect) {
    switch effect {
    case .scan(let scan) where scan.cause == .typeChange:
      (relation, isLive, span) = (scan.relation, scan.isLive, scan.span)
    case .indexBuild(let build) where build.cause == .typeChange:
      (relation, isLive, span) = (build.relation, build.isLive, build.span)
    default: return nil
    }
  }
}

extension Step {
  /// Whether the relation is sure to be written anew, which has a rule of its own.
  fileprivate func rewrites(_ relation: RelationName) -> Bool {
    effects.contains {
      guard case .rewrite(let it) = $0 else { return false }
      return it.relation == relation && it.certainty == .certain
    }
  }

  fileprivate func checkedByType(at span: SourceSpan) -> Bool {
    effects.contains {
      guard case .scan(let it) = $0 else { return false }
      return it.cause == .typeChange && it.span == span
    }
  }
}

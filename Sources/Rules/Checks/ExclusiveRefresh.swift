import Rulebook
import Semantics

extension Rule {
  /// Another refresh waits, and the comparison takes its time.
  static let exclusiveRefresh = Rule(.exclusiveRefresh) { (work: Maintenance, step) in
    guard work.kind == .refresh, work.isConcurrent, work.isLive else { return nil }

    return Concern(
      "Another refresh of \(work.words) waits for this one, and the comparison reads all of it.",
      at: work.span,
      lock: "\(LockMode.exclusive) on \(work.words) \(step.before.lockEnd)",
      wayOut: ["outside migrations, by a job"])
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A plain `CREATE INDEX` holds `SHARE` on its table until the build ends, so writes wait for it.
  ///
  /// Inside a transaction there is no fix, because PostgreSQL refuses `CONCURRENTLY` there; for a
  /// partitioned table there is none, because PostgreSQL refuses it there too.
  static let blockingIndexBuild = Rule(.blockingIndexBuild) { (build: IndexBuild, step) in
    if build.cause == .partition, build.isLive { return attached(build, step) }
    guard build.cause == .createIndex, !build.isConcurrent, build.isLive else { return nil }
    let index = build.index.map(\.text) ?? "this index"
    let partitioned = step.isPartitioned(build.relation)

    return Concern(
      "Building \(index) blocks writes to \(build.relation) until it is done.",
      at: build.span,
      notes: step.heldNotes,
      lock: step.lockLine(.share, on: build.relation),
      work: "reads all of \(build.relation) to build \(index)",
      wayOut: partitioned
        ? partitionedWayOut : step.concurrentWayOut("build it CONCURRENTLY", at: build.span.end),
      fix: step.canRunOutsideTransaction && !partitioned
        ? Fix(
          "build it CONCURRENTLY", [Edit(insert: " CONCURRENTLY", at: build.span.end)]) : nil)
  }

  /// A table that joins as a partition gets those of its parent's indexes that it lacks.
  private static func attached(_ build: IndexBuild, _ step: Step) -> Concern {
    let indexes = build.parts.map(\.name.text).joined(separator: ", ")
    return Concern(
      "Attaching \(build.relation) builds \(indexes); its reads and writes wait.",
      at: build.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: build.relation),
      work: "reads all of \(build.relation) to build \(indexes)",
      wayOut: ["build the same indexes on it CONCURRENTLY before: they are taken as they are"])
  }

  private static let partitionedWayOut = [
    "CREATE INDEX … ON ONLY the parent, build one CONCURRENTLY on each partition,",
    "then ALTER INDEX … ATTACH PARTITION for each",
  ]
}

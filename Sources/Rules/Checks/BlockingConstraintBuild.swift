import Rulebook
import Semantics
import Syntax

extension Rule {
  /// UNIQUE, PRIMARY KEY and EXCLUDE stand on an index; built in place, nobody may use the table.
  static let blockingConstraintBuild = Rule(.blockingConstraintBuild) { (build: IndexBuild, step) in
    guard build.isLive, let kind = kind(build.cause) else { return nil }
    let table = build.relation

    return Concern(
      "Building the index of this \(kind) blocks reads and writes of \(table) until it is done.",
      at: build.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: table),
      work: "reads all of \(table) to build the index",
      wayOut: wayOut(build.cause, partitioned: step.isPartitioned(table)),
      fix: keyFix(table, step))
  }

  private static func kind(_ cause: IndexBuild.Cause) -> String? {
    switch cause {
    case .unique: "UNIQUE constraint"
    case .primaryKey: "primary key"
    case .exclusion: "EXCLUDE constraint"
    case .createIndex, .reindex, .rebuild, .typeChange, .partition: nil
    }
  }

  private static func wayOut(_ cause: IndexBuild.Cause, partitioned: Bool) -> [String] {
    if cause == .exclusion {
      return [
        "PostgreSQL builds it no other way: add it when the table is small, or to a new table"
      ]
    }
    if partitioned {
      return ["build a unique index on each partition CONCURRENTLY, then attach it"]
    }
    return [
      "CREATE UNIQUE INDEX CONCURRENTLY first, outside a transaction,",
      "then ADD CONSTRAINT … USING INDEX, which takes a moment",
    ]
  }

  private static func keyFix(_ table: RelationName, _ step: Step) -> Fix? {
    guard step.canRunSeveralOutsideTransaction, !step.isPartitioned(table),
      let (alter, action) = step.soleAction, case .addConstraint(let constraint) = action.kind,
      let name = constraint.name, !constraint.attributes.isDeferrable
    else { return nil }
    let key: [Name]
    let words: String
    switch constraint.kind {
    case .unique(.columns(let columns, withoutOverlaps: false, include: let include), false)
    where include.isEmpty:
      (key, words) = (columns, "UNIQUE")
    case .primaryKey(.columns(let columns, withoutOverlaps: false, include: let include))
    where include.isEmpty:
      (key, words) = (columns, "PRIMARY KEY")
    default: return nil
    }
    let text = { (name: Name) in step.statement.written(name.range) }
    let (index, target) = (text(name), step.written(alter))
    return Fix(
      "build the index CONCURRENTLY first",
      [
        step.replace(with: [
          "CREATE UNIQUE INDEX CONCURRENTLY \(index) ON \(target) "
            + "(\(key.map(text).joined(separator: ", ")))",
          "ALTER TABLE \(target) ADD CONSTRAINT \(index) \(words) USING INDEX \(index)",
        ])
      ])
  }
}

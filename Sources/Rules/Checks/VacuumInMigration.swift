import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Upkeep that takes its time, while the deployment waits.
  static let vacuumInMigration = Rule(.vacuumInMigration) { (step: Step) in
    guard case .vacuum(let vacuum) = step.statement.body, !vacuum.isFull,
      vacuum.isVacuum || vacuum.tables.isEmpty
    else { return [] }
    let live = vacuum.tables.map { step.before.schema.resolve($0.name, in: step.statement) }
      .filter(step.before.isLive)
    guard vacuum.tables.isEmpty || !live.isEmpty else { return [] }
    let object = live.first.map { "all of \($0)" } ?? "every table"
    return [
      Concern(
        "The deployment waits until \(object) has been gone through.",
        at: step.statement.span(vacuum.keywords),
        wayOut: ["leave it to autovacuum, or to a job that no deployment waits for"])
    ]
  }
}

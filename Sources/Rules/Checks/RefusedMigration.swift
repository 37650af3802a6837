import Rulebook
import Semantics

extension Rule {
  /// The tool itself refuses the file, before the server sees any of it.
  static let refusedMigration = Rule(.refusedMigration) { (migration: Migration) in
    migration.remarks(.refusedByTool).map(Concern.init)
  }
}

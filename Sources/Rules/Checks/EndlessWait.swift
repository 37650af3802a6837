import Rulebook
import Semantics

extension Rule {
  /// The statement waits for the tool's own transaction, which waits for the statement.
  static let endlessWait = Rule(.endlessWait) { (migration: Migration) in
    migration.remarks(.waitsForTool).map(Concern.init)
  }
}

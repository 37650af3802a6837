import Rulebook
import Semantics

extension Rule {
  /// A new file that sorts before files which are applied already.
  static let lateMigration = Rule(.lateMigration) { (migration: Migration) in
    migration.remarks(.outOfOrder).map(Concern.init)
  }
}

import Rulebook
import Semantics

extension Rule {
  /// Two files have the version that the tool tells them by.
  static let duplicateVersion = Rule(.duplicateVersion) { (migration: Migration) in
    migration.remarks(.duplicateVersion).map(Concern.init)
  }
}

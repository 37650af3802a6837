import Rulebook
import Semantics

extension Rule {
  /// A mark that should have the tool open no transaction, and that the tool does not obey.
  static let ineffectiveOptOut = Rule(.ineffectiveOptOut) { (migration: Migration) in
    migration.remarks(.ineffectiveOptOut).map(Concern.init)
  }
}

extension Concern {
  /// What the migration tool makes of a file, in the words of who knows the tool.
  init(_ remark: Remark) {
    self.init(remark.message, at: remark.span, wayOut: remark.wayOut)
  }
}

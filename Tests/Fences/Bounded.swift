package import Semantics

extension Schema {
  /// What stands before an example: nothing but a runner that sets a lock_timeout, or nearly every
  /// example would have to set its own.
  package static let bounded: Schema = {
    var declared = Declared()
    declared.lockTimeout = Timeout("5s")
    return Schema(declared)
  }()
}

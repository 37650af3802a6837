package import Semantics

/// What a server did with statements that ran together, as it was measured.
///
/// Relations are named as the measurement names them: `schema.name`, or by the name alone.
package struct Measured: Sendable {
  /// The strongest lock on each relation that was there before.
  package var locks: [String: LockMode] = [:]
  package var rewrites: Set<String> = []
  package var indexBuilds: Set<String> = []
  /// Tables that were read whole to verify rows.
  package var scans: Set<String> = []
  package var validatesForeignKeys: Set<String> = []
  /// Tables that were read whole for any other cause.
  package var reads: Set<String> = []
  /// The SQLSTATE of the refusal.
  package var error: String?
  /// Whether locks could be seen: those of a statement that runs outside a transaction are gone
  /// when it ends.
  package var showsLocks = true

  package init() {}
}

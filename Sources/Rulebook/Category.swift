/// What kind of harm a rule warns of. `--select` and the configuration address rules by it.
package enum Category: String, CaseIterable, Sendable {
  case locking, failure, compatibility
  case dataLoss = "data-loss"
  case transaction, rollback, security, style
  /// What the engine says of itself: what it could not read, and of allowances.
  case engine
}

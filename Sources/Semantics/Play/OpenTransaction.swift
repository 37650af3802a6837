/// A transaction that stays open from one file to the next.
package struct OpenTransaction: Sendable {
  let state: TransactionState
  let number: Int
  let held: HeldLocks

  /// Whether what is sent so runs in it.
  func takes(_ delivery: Delivery) -> Bool {
    switch state {
    case .pending: delivery.wrapper == .pending
    case .autocommit, .explicit, .implicit, .file, .unknown: false
    }
  }
}

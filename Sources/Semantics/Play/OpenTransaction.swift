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

  /// Kept behind one reference: a schema is copied often, and few have one.
  final class Box: Sendable {
    let transaction: OpenTransaction
    init(_ transaction: OpenTransaction) { self.transaction = transaction }
  }
}

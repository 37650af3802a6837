import Rulebook
import Semantics

extension Rule {
  /// SET LOCAL holds until the transaction ends, and where none is open that is at once.
  static let idleSetting = Rule(.idleSetting) { (transaction: Transaction, migration) in
    transaction.idleSettings.map { span in
      Concern(
        "This has no effect: no transaction is open, so the server warns and forgets it.",
        at: span,
        also: migration.handling.host.map { "\($0.name) opens none here" },
        wayOut: ["SET without LOCAL, and RESET behind; or BEGIN and COMMIT around what it is for"])
    }
  }
}

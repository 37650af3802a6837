import Rulebook
import Semantics

extension Rule {
  /// A way back makes again what the way forward has dropped, and it is empty.
  static let irreversible = Rule(.irreversible) { (migration: Migration) in
    (migration.undoing?.restorations ?? []).map { restoration in
      Concern(
        "This makes \(restoration.name) again, and not what it held: no way back brings that.",
        at: restoration.span,
        wayOut: [
          "keep a copy for as long as somebody may want to go back",
          "or drop it only when nobody will",
        ])
    }
  }
}

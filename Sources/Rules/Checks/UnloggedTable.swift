import Rulebook
import Semantics
import Syntax

extension Rule {
  /// An unlogged table is empty after a crash, and on every standby.
  static let unloggedTable = Rule(.unloggedTable) { (creation: Creation, step) in
    guard creation.persistence == .unlogged, creation.kind != .sequence else { return nil }

    return Concern(
      "\(creation.relation) is empty after a crash, and no standby or subscriber ever has its rows.",
      at: creation.span,
      wayOut: ["leave out UNLOGGED, unless the rows can be had again from elsewhere"])
  }
}

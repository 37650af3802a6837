import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A table that is made as a partition of one in use locks that: ATTACH would not.
  static let blockingPartition = Rule(.blockingPartition) { (creation: Creation, step) in
    guard let parent = creation.parent, creation.isParentLive,
      creation.persistence != .temporary
    else { return nil }

    return Concern(
      "Making \(creation.relation) waits for every query of \(parent), and all later ones wait behind it.",
      at: creation.span,
      notes: step.heldNotes,
      lock: step.lockLine(.accessExclusive, on: parent),
      wayOut: [
        "make it a table of its own first (LIKE \(parent.sql) INCLUDING ALL), then ATTACH PARTITION:",
        "that takes SHARE UPDATE EXCLUSIVE on \(parent), and a CHECK of the bound spares the scan",
      ])
  }
}

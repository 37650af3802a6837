import Rulebook
import Semantics

extension Rule {
  /// A name that needs quotes needs them for ever.
  static let quotedIdentifier = Rule(.quotedIdentifier) { (creation: Creation, step) in
    guard creation.relation.name.sql.hasPrefix("\"") else { return nil }

    return Concern(
      "\(creation.relation) has to be written in quotes wherever it is named.",
      at: creation.span,
      wayOut: ["lower case, digits and underscores, and no reserved word"])
  }
}

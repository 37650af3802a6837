import Rulebook
import Semantics
import Syntax

extension Rule {
  /// An extension of whichever version the server has, in whichever schema comes first.
  static let unpinnedExtension = Rule(.unpinnedExtension) { (step: Step) in
    guard case .createExtension(let create) = step.statement.body else { return [] }
    let missing = [create.schema == nil ? "SCHEMA" : nil, create.version == nil ? "VERSION" : nil]
      .compactMap(\.self)
    guard !missing.isEmpty else { return [] }
    return [
      Concern(
        "Without \(missing.joined(separator: " and ")) the server and its search_path choose.",
        at: step.statement.span(TokenRange(0, 2)),
        wayOut: ["say both: CREATE EXTENSION … SCHEMA … VERSION …"])
    ]
  }
}

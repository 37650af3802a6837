import Rulebook
import Semantics

extension Rule {
  /// Later changes of the constraint are checked in every table at once.
  static let restrictingDomain = Rule(.restrictingDomain) { (definition: Definition, step) in
    guard case .domain(let domain, isConstrained: true) = definition.object else { return nil }

    return Concern(
      "Another constraint of \(domain.name) will lock and read every table that uses it, all at once.",
      at: definition.span,
      wayOut: ["a CHECK on each column: it can be added NOT VALID and validated one by one"])
  }
}

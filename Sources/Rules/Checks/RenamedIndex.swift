import Rulebook
import Semantics

extension Rule {
  /// An index or a constraint has another name: scripts that name it do not find it.
  static let renamedIndex = Rule(.renamedIndex, [.constraintAddition, .renaming]) { effect, _ in
    switch effect {
    case .constraintAddition(let addition): takenOver(addition)
    case .renaming(let renaming): renamed(renaming)
    default: nil
    }
  }

  /// USING INDEX: the index takes the name of the constraint.
  private static func takenOver(_ addition: ConstraintAddition) -> Concern? {
    guard let index = addition.takenIndex, let name = addition.name, name != index, addition.isLive
    else { return nil }

    return Concern(
      "\(index) is called \(name) from here on: scripts that name it do not find it.",
      at: addition.span,
      wayOut: ["give the constraint the name of its index"])
  }

  private static func renamed(_ renaming: Renaming) -> Concern? {
    guard renaming.isLive, let words = words(renaming.object) else { return nil }

    return Concern(
      "\(words) is called \(renaming.newName) from here on: what names it does not find it.",
      at: renaming.span,
      wayOut: [
        "look for the old name in scripts, in ON CONFLICT ON CONSTRAINT and in error handlers"
      ])
  }

  private static func words(_ object: Renaming.Object) -> String? {
    switch object {
    case .relation(let index, let kind): kind.isIndex ? "\(index)" : nil
    case .constraint(let name, let table): "\(name) of \(table)"
    case .column, .table, .routine, .type, .label, .schema, .role, .database: nil
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// A new table whose rows need not refer to anything.
  static let nullableForeignKey = Rule(.nullableForeignKey) { (step: Step) in
    guard case .createTable(let create) = step.statement.body else { return [] }
    let keys = create.primaryKeyColumns
    return create.columns.compactMap { column in
      let name = step.statement.text(column.name)
      guard create.refers(column, in: step.statement),
        !column.constraints.contains(where: \.isRequired),
        !keys.contains(where: { step.statement.text($0) == name })
      else { return nil }
      return Concern(
        "\(name) may be NULL: such a row refers to nothing, and no join finds it.",
        at: step.statement.span(column.name),
        wayOut: ["NOT NULL, where every row has to refer to one"])
    }
  }
}

extension CreateTable {
  fileprivate var primaryKeyColumns: [Name] {
    constraints.flatMap { constraint -> [Name] in
      if case .primaryKey(.columns(let names, _, _)) = constraint.kind { names } else { [] }
    }
  }

  /// Whether a foreign key stands on the column.
  fileprivate func refers(_ column: ColumnDefinition, in statement: Statement) -> Bool {
    let isInline = column.constraints.contains {
      if case .references = $0.kind { true } else { false }
    }
    return isInline
      || constraints.contains { constraint in
        guard case .foreignKey(let names, _) = constraint.kind else { return false }
        return names.contains { statement.text($0) == statement.text(column.name) }
      }
  }
}

extension ColumnConstraint {
  fileprivate var isRequired: Bool {
    switch kind {
    case .notNull, .primaryKey, .identity: true
    case .null, .defaultValue, .check, .unique, .references, .generated: false
    }
  }
}

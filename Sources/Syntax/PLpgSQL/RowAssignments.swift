extension RoutineBody {
  /// The columns of the new row that a trigger's body sets to the value of another: `NEW.a := NEW.b`.
  package var rowCopies: [(column: String, from: String)] {
    guard case .plpgsql(let body) = self else { return [] }
    return body.block.assignments.flatMap { assignment in
      let target = assignment.target.indices
      guard target.count == 3, body.text(Name(target.lowerBound)) == "new" else {
        return [(column: String, from: String)]()
      }
      let column = body.text(Name(target.lowerBound + 2))
      return assignment.value.copiedColumns.map { (column, $0) }
    }
  }
}

extension PLExpression {
  /// The columns of the new row that it hands on as they are, or the first of them that has a value.
  fileprivate var copiedColumns: [String] {
    guard let value else { return [] }
    let copies: [Expression] = if case .coalesce(let all) = value.shape { all } else { [value] }
    return copies.compactMap(\.copiedColumn).compactMap { column in
      guard let row = column.name.qualifier, statement.text(row) == "new" else { return nil }
      return statement.text(column.name.last)
    }
  }
}

extension Expression {
  /// The column whose value it is, with another type or the same; nil for anything that is worked out.
  package var copiedColumn: ColumnReference? {
    switch shape {
    case .column(let reference): reference
    case .cast(let value, _): value.copiedColumn
    default: nil
    }
  }
}

extension PLBlock {
  /// Every assignment in it, whatever it depends on.
  fileprivate var assignments: [PLAssignment] {
    (statements + handlers.flatMap(\.statements)).flatMap(\.assignments)
  }
}

extension PLStatement {
  fileprivate var assignments: [PLAssignment] {
    switch self {
    case .assignment(let it): [it]
    case .block(let it): it.assignments
    case .condition(let it):
      (it.branches.flatMap(\.statements) + (it.otherwise ?? [])).flatMap(\.assignments)
    case .choice(let it):
      (it.branches.flatMap(\.statements) + (it.otherwise ?? [])).flatMap(\.assignments)
    case .loop(let it): it.statements.flatMap(\.assignments)
    case .exit, .result, .raise, .assert, .sql, .execute, .perform, .call, .diagnostics, .open,
      .fetch, .close, .null, .transaction:
      []
    }
  }
}

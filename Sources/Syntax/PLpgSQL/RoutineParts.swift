/// Something in a body that the server runs as SQL.
package struct RoutinePart: Sendable {
  package enum Content: Sendable {
    case statement(Statement)
    /// The value of a variable, a condition, an argument.
    case expression(PLExpression)
    /// A text that is SQL only when it runs.
    case unseen(DynamicSQL)
  }

  package let content: Content
  /// Whether it stands below an IF, a CASE, a loop or an exception handler, so that it may not run.
  package let isConditional: Bool
  /// Whether it stands in a block with exception handlers, which may take what fails in it.
  package let isGuarded: Bool
}

extension RoutineBody {
  /// What the body runs, in the order in which it is written.
  package var parts: [RoutinePart] {
    switch self {
    case .plpgsql(let body):
      var walk = RoutineWalk()
      walk.read(body.block)
      return walk.parts
    case .sql(let statements, _):
      return statements.map {
        RoutinePart(content: .statement($0), isConditional: false, isGuarded: false)
      }
    case .foreign, .failed:
      return []
    }
  }

  /// The statements of SQL in the body, those of dynamic SQL that could be read among them.
  package var statements: [(statement: Statement, isConditional: Bool)] {
    parts.compactMap { part in
      guard case .statement(let statement) = part.content else { return nil }
      return (statement, part.isConditional)
    }
  }

  /// The dynamic SQL in the body that could not be read.
  package var unseen: [DynamicSQL] {
    parts.compactMap { if case .unseen(let sql) = $0.content { sql } else { nil } }
  }
}

/// Goes through a body in the order in which it is written.
private struct RoutineWalk {
  var parts: [RoutinePart] = []
  /// How many branches, loops and handlers stand around.
  private var branches = 0
  /// How many blocks with exception handlers stand around.
  private var guards = 0

  private mutating func add(_ content: RoutinePart.Content) {
    parts.append(RoutinePart(content: content, isConditional: branches > 0, isGuarded: guards > 0))
  }

  private mutating func add(_ statement: Statement) { add(.statement(statement)) }

  private mutating func add(_ expression: PLExpression?) {
    if let expression { add(.expression(expression)) }
  }

  private mutating func add(_ sql: DynamicSQL) {
    add(sql.expression)
    for argument in sql.arguments { add(argument) }
    for statement in sql.statements { add(statement) }
    if !sql.isSeen { add(.unseen(sql)) }
  }

  mutating func read(_ block: PLBlock) {
    for declaration in block.declarations {
      switch declaration {
      case .variable(let variable): add(variable.value)
      case .alias: break
      // It runs where the cursor is opened, if it is.
      case .cursor(let cursor): inBranch { $0.add(cursor.query) }
      }
    }
    if !block.handlers.isEmpty { guards += 1 }
    read(block.statements)
    if !block.handlers.isEmpty { guards -= 1 }
    for handler in block.handlers { branch(handler.statements) }
  }

  private mutating func read(_ statements: [PLStatement]) {
    for statement in statements { read(statement) }
  }

  private mutating func inBranch(_ read: (inout RoutineWalk) -> Void) {
    branches += 1
    read(&self)
    branches -= 1
  }

  private mutating func branch(_ statements: [PLStatement]) {
    inBranch { $0.read(statements) }
  }

  /// Branches one behind the other: the first condition is always asked, the others perhaps.
  private mutating func read(_ list: [PLBranch], _ otherwise: [PLStatement]?) {
    for (index, one) in list.enumerated() {
      if index == 0 { add(one.condition) } else { inBranch { $0.add(one.condition) } }
      branch(one.statements)
    }
    branch(otherwise ?? [])
  }

  private mutating func read(_ statement: PLStatement) {
    switch statement {
    case .block(let block): read(block)
    case .assignment(let it): add(it.value)
    case .condition(let it): read(it.branches, it.otherwise)
    case .choice(let it):
      add(it.operand)
      read(it.branches, it.otherwise)
    case .loop(let loop):
      read(loop.kind)
      branch(loop.statements)
    case .exit(let it): add(it.condition)
    case .result(let result): read(result)
    case .raise(let it): read(it)
    case .assert(let condition, let message):
      add(condition)
      inBranch { $0.add(message) }
    case .sql(let it): add(it.statement)
    case .execute(let it): add(it.sql)
    case .perform(let statement), .call(let statement), .transaction(let statement):
      add(statement)
    case .open(let it): read(it.kind)
    case .fetch(let it): add(it.count)
    case .diagnostics, .close, .null: break
    }
  }

  private mutating func read(_ kind: PLLoop.Kind) {
    switch kind {
    case .endless: break
    case .while(let condition): add(condition)
    case .integers(_, _, let lower, let upper, let step):
      add(lower)
      add(upper)
      add(step)
    case .query(_, let query): add(query)
    case .cursor(_, _, let arguments): for argument in arguments { add(argument) }
    case .dynamic(_, let sql): add(sql)
    case .array(_, _, let array): add(array)
    }
  }

  private mutating func read(_ result: PLResult) {
    switch result {
    case .value(let value), .next(let value): add(value)
    case .query(let query): add(query)
    case .dynamic(let sql): add(sql)
    }
  }

  private mutating func read(_ raise: PLRaise) {
    if case .format(_, let values) = raise.subject { for value in values { add(value) } }
    for option in raise.options { add(option.value) }
  }

  private mutating func read(_ kind: PLOpen.Kind) {
    switch kind {
    case .bound(let values): for value in values { add(value) }
    case .query(let query): add(query)
    case .dynamic(let sql): add(sql)
    }
  }
}

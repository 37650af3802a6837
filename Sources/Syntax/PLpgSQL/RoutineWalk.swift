/// Goes through a body in the order in which it is written.
struct RoutineWalk {
  private(set) var parts: [RoutinePart] = []
  private let body: PLBody
  /// What the variables hold.
  private var known = KnownValues()
  /// How many branches, loops and handlers stand around.
  private var branches = 0
  /// Whether a branch that was passed may have returned.
  private var mayHaveReturned = false
  /// Whether the loop may have been left, or its round.
  private var mayHaveLeft = false
  /// How many blocks with exception handlers stand around.
  private var guards = 0
  /// Whether this is another round of a loop, whose own statements have been told.
  private var isRepeated = false
  /// How many loops of unknown length stand around.
  private var loops = 0
  /// How much more is read over again and put together: a body of three lines can ask for more than
  /// anyone waits for.
  private var spare = 20_000
  /// Where it has been said that a dynamic text is not known.
  private var riddles: Set<SourceSpan> = []

  init(_ body: PLBody, _ arguments: [String: [UInt8]]) {
    self.body = body
    for (name, text) in arguments { known[name] = .text(text) }
  }

  private mutating func add(_ content: RoutinePart.Content) {
    parts.append(
      RoutinePart(
        content: content, isConditional: branches > 0 || mayHaveReturned || mayHaveLeft,
        isGuarded: guards > 0))
  }

  private mutating func add(_ statement: Statement) {
    if !isRepeated { add(.statement(statement)) }
  }

  private mutating func add(_ expression: PLExpression?) {
    if let expression, !isRepeated { add(.expression(expression)) }
  }

  private mutating func add(_ sql: DynamicSQL) {
    add(sql.expression)
    for argument in sql.arguments { add(argument) }
    for statement in sql.statements { add(statement) }
    guard !sql.isSeen else { return }
    guard case .text(let text) = value(of: sql.expression) else {
      if riddles.insert(sql.keyword).inserted { add(.unseen(sql)) }
      return
    }
    // To parse a text is dearer than to go over a statement.
    spare -= 4
    let content = BodyText(known: text, at: sql.span, in: body.text)
    for statement in content.statements(server: body.server).statements {
      add(.statement(statement))
    }
  }

  mutating func read(_ block: PLBlock) {
    for declaration in block.declarations {
      switch declaration {
      case .variable(let variable):
        add(variable.value)
        known[body.text(variable.name)] = value(of: variable)
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

  /// What a branch gives to a variable, the variable may hold afterwards, or not.
  private mutating func branch(_ statements: [PLStatement]) {
    let before = known
    inBranch { $0.read(statements) }
    known.keep(onlyAsIn: before)
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
    if isRepeated { spare -= 1 }
    switch statement {
    case .block(let block): read(block)
    case .assignment(let it):
      add(it.value)
      let value = value(of: it.value)
      set(it.target, to: value)
    case .condition(let it): read(it.branches, it.otherwise)
    case .choice(let it):
      add(it.operand)
      read(it.branches, it.otherwise)
    case .loop(let loop): read(loop)
    case .exit(let it):
      add(it.condition)
      mayHaveLeft = true
    case .result(let result): read(result)
    case .raise(let it): read(it)
    case .assert(let condition, let message):
      add(condition)
      inBranch { $0.add(message) }
    case .sql(let it):
      add(it.statement)
      forget(it.into)
    case .execute(let it):
      add(it.sql)
      forget(it.into)
    case .perform(let statement), .call(let statement), .transaction(let statement):
      add(statement)
    case .open(let it): read(it.kind)
    case .fetch(let it):
      add(it.count)
      forget(it.into)
    case .diagnostics(let it): for item in it.items { set(item.target, to: nil) }
    case .close, .null: break
    }
  }

  // MARK: Loops

  /// A loop over a constant list or between constant numbers is gone through value by value; what
  /// another does is told once, and may happen.
  private mutating func read(_ loop: PLLoop) {
    read(loop.kind)
    let outer = (mayHaveLeft, isRepeated)
    if let (variable, values) = rounds(of: loop.kind) {
      for (round, value) in values.enumerated() {
        isRepeated = outer.1 || round > 0
        guard spare > 0 else {
          readOnce(loop)
          break
        }
        known[variable] = .text(value)
        read(loop.statements)
      }
      known[variable] = nil
    } else {
      readOnce(loop)
    }
    (mayHaveLeft, isRepeated) = outer
  }

  /// The rounds of a loop of unknown length, as one that may happen.
  private mutating func readOnce(_ loop: PLLoop) {
    loops += 1
    forgetChanged(in: loop)
    branch(loop.statements)
    loops -= 1
  }

  /// What a loop's rounds change is not known in any of them.
  private mutating func forgetChanged(in loop: PLLoop) {
    for target in loop.kind.targets { set(target, to: nil) }
    // Loops in loops would be gone through over and over.
    guard loops < 3 else {
      known = KnownValues()
      return
    }
    var trial = self
    trial.parts = []
    trial.branch(loop.statements)
    trial.read(loop.statements)
    known.keep(onlyAsIn: trial.known)
    spare = trial.spare
  }

  /// The variable of a loop and all its values, where they can be told.
  private mutating func rounds(of kind: PLLoop.Kind) -> (String, [[UInt8]])? {
    guard spare > 0 else { return nil }
    switch kind {
    case .array(let targets, slice: nil, let array):
      guard let name = name(targets), case .list(let items) = value(of: array) else { return nil }
      return items.count <= Self.mostRounds ? (name, items) : nil
    case .query(let targets, let query):
      guard let name = name(targets), let items = known.unnested(query) else { return nil }
      spare -= items.count / 8
      return items.count <= Self.mostRounds ? (name, items) : nil
    case .integers(let variable, isReversed: false, let lower, let upper, step: nil):
      guard let first = known.number(of: lower), let last = known.number(of: upper),
        first <= last, case (let rounds, false) = last.subtractingReportingOverflow(first),
        rounds < Self.mostRounds
      else { return nil }
      return (body.text(variable), (first...last).map { Array(String($0).utf8) })
    default: return nil
    }
  }

  private static let mostRounds = 300

  // MARK: Variables

  /// What an expression is known to be, as long as there is something to spare for knowing it.
  private mutating func value(of expression: PLExpression) -> KnownValues.Value? {
    guard spare > 0, let value = known.value(of: expression) else { return nil }
    spare -= value.cost
    return value
  }

  /// What a variable begins with; a list may be written as one string.
  private mutating func value(of variable: PLVariable) -> KnownValues.Value? {
    guard let expression = variable.value else { return nil }
    let value = value(of: expression)
    guard case .text(let text) = value, case .written(let type) = variable.type else {
      return value
    }
    let last = Int(type.range.upper) - 1
    let isList = body.tokens.indices.contains(last) && body.tokens[last].kind == .rightBracket
    return isList ? KnownValues.list(written: text) : value
  }

  private func name(_ targets: [TokenRange]) -> String? {
    guard targets.count == 1, let target = targets.first, target.indices.count == 1 else {
      return nil
    }
    return body.text(Name(Int(target.lower)))
  }

  /// Gives a variable a value, or takes what was known of it.
  private mutating func set(_ target: TokenRange, to value: KnownValues.Value?) {
    known[body.text(Name(Int(target.lower)))] = target.indices.count == 1 ? value : nil
  }

  private mutating func forget(_ into: PLInto?) {
    for target in into?.targets ?? [] { set(target, to: nil) }
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
    case .value(let value):
      add(value)
      mayHaveReturned = mayHaveReturned || branches > 0
    case .next(let value): add(value)
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

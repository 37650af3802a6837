/// LOOP, WHILE, FOR and FOREACH.
extension PLParser {
  /// ```
  /// [<<label>>] [WHILE condition | FOR … IN … | FOREACH … IN ARRAY …] LOOP statement… END LOOP [label] ;
  /// ```
  mutating func loop(label: Name?) throws(PLError) -> PLLoop {
    names.push(label.map { name(Int($0.token)) }, .loop)
    defer { names.pop() }
    let kind = try loopKind()
    let statements = try statements()
    try expect(PLKeyword.end)
    try expect(.loop)
    let end = at
    let hasEndLabel = isName(at)
    if hasEndLabel { _ = try anyIdentifier() }
    let semicolon = at
    try expect(.semicolon)
    if hasEndLabel {
      at = end
      try endLabel(label)
      at = semicolon + 1
    }
    return PLLoop(label: label, kind: kind, statements: statements)
  }

  /// What stands before the statements, with the word LOOP.
  private mutating func loopKind() throws(PLError) -> PLLoop.Kind {
    if take(.loop) { return .endless }
    if take(.while) { return .while(try expression(until: .loop, expected: "LOOP")) }
    if take(.for) { return try forControl() }
    try expect(.foreach)
    return try foreachControl()
  }

  /// for_control
  private mutating func forControl() throws(PLError) -> PLLoop.Kind {
    let target = try loopTarget()
    try expect(.in)
    if isNext(.execute) {
      let dynamic = try dynamicSQL(until: [.word(.loop)], expected: "LOOP or USING")
      try checkRows(target)
      return .dynamic(target.variables, dynamic)
    }
    let item = item()
    if case .variable(let facts, false) = item.kind {
      switch facts.shape {
      case .boundCursor(let names): return try cursorLoop(target, item, names)
      case .cursor:
        try checkOneTarget(target, "cursor FOR loop")
        throw rejected("cursor FOR loop must use a bound cursor variable")
      case .scalar, .record, .unknown: break
      }
    }
    return try rangeOrQuery(target)
  }

  /// `cursor [( argument, … )] LOOP`
  private mutating func cursorLoop(
    _ target: LoopTarget, _ cursor: PLItem, _ arguments: [String]
  ) throws(PLError) -> PLLoop.Kind {
    try checkOneTarget(target, "cursor FOR loop")
    at += cursor.count
    let values = try cursorArguments(arguments, of: cursor)
    try expect(.loop)
    names.add(target.name, PLVariableFacts(shape: .record))
    return .cursor(Name(target.item.start), cursor.range, arguments: values)
  }

  /// `[REVERSE] lower .. upper [BY step] LOOP`, or `query LOOP`: two dots make the difference.
  private mutating func rangeOrQuery(_ target: LoopTarget) throws(PLError) -> PLLoop.Kind {
    let reverse = at
    let isReversed = take(.reverse)
    let (tokens, end) = try extract(until: [.kind(.dotDot), .word(.loop)], expected: "LOOP")
    guard case .kind(.dotDot) = end else {
      if isReversed {
        throw rejected("cannot specify REVERSE in query FOR loop", at: reverse)
      }
      let query = try statement(tokens)
      try checkRows(target)
      return .query(target.variables, query)
    }
    let lower = try expression(tokens)
    let (upper, by) = try expression(until: [.word(.loop), .word(.by)], expected: "LOOP")
    var step: PLExpression?
    if case .word(.by) = by { step = try expression(until: .loop, expected: "LOOP") }
    try checkOneTarget(target, "integer FOR loop")
    names.add(target.name, PLVariableFacts(shape: .scalar))
    return .integers(
      Name(target.item.start), isReversed: isReversed, lower: lower, upper: upper, step: step)
  }

  /// `target [SLICE n] IN ARRAY expression LOOP`
  private mutating func foreachControl() throws(PLError) -> PLLoop.Kind {
    let target = try loopTarget()
    var slice: Token?
    if take(.slice) {
      slice = token(at)
      try expect(.integer)
    }
    try expect(.in)
    try expect(.array)
    let array = try expression(until: .loop, expected: "LOOP")
    guard case .variable = target.item.kind else {
      throw rejected(
        "loop variable of FOREACH must be a known variable or list of variables",
        at: target.item.start)
    }
    try checkAssignable(target.item)
    return .array(target.variables, slice: slice, array)
  }
}

/// The variables that a loop sets.
private struct LoopTarget {
  let item: PLItem
  /// The first one's last part, which an integer loop makes anew.
  let name: String
  let variables: [TokenRange]
}

extension PLParser {
  /// for_variable
  private mutating func loopTarget() throws(PLError) -> LoopTarget {
    let item = item()
    let word = stride(from: item.start, to: item.start + item.count, by: 2).map(name)
      .joined(separator: ".")
    switch item.kind {
    case .variable(let facts, _):
      at += item.count
      guard isNext(.comma), !isRecord(facts, item) else { break }
      at = item.start
      return LoopTarget(item: item, name: word, variables: try scalars())
    case .word:
      at += 1
      if isNext(.comma) { throw notKnown(item) }
    case .compound: throw notKnown(item)
    case .keyword, .other: throw unexpected()
    }
    return LoopTarget(item: item, name: word, variables: [item.range])
  }

  private func isRecord(_ facts: PLVariableFacts, _ item: PLItem) -> Bool {
    if case .variable(_, true) = item.kind { return false }
    if case .record = facts.shape { return true }
    return false
  }

  private func checkOneTarget(_ target: LoopTarget, _ loop: String) throws(PLError) {
    guard target.variables.count > 1 else { return }
    throw rejected("\(loop) must have only one target variable", at: target.item.start)
  }

  /// A loop over rows sets variables that are there already.
  private func checkRows(_ target: LoopTarget) throws(PLError) {
    guard case .variable = target.item.kind else {
      throw rejected(
        "loop variable of loop over rows must be a record variable or list of scalar variables",
        at: target.item.start)
    }
    try checkAssignable(target.item)
  }
}

/// WITHIN GROUP, FILTER, OVER and windows.
extension Parser {
  /// `WITHIN GROUP (ORDER BY …)`, and where it stands.
  mutating func withinGroup() throws(SyntaxError) -> (ordering: [Expression], place: Int)? {
    guard keyword == .within else { return nil }
    let place = at
    advance()
    try expect(.group)
    try expect(.leftParenthesis)
    guard keyword == .order else { throw unexpected() }
    let ordering = try sortClause()
    try expect(.rightParenthesis)
    return (ordering, place)
  }

  /// `[FILTER (WHERE …)] [{RESPECT | IGNORE} NULLS] [OVER …]`.
  mutating func filterAndOver() throws(SyntaxError) -> (expressions: [Expression], isWindow: Bool) {
    var expressions: [Expression] = []
    if take(.filter) {
      try expect(.leftParenthesis)
      try expect(.where)
      expressions.append(try expression())
      try expect(.rightParenthesis)
    }
    if areNext(.respect, .nulls) || areNext(.ignore, .nulls) {
      requires(19, at: at)
      at += 2
    }
    guard take(.over) else { return (expressions, false) }
    if kind == .leftParenthesis {
      expressions += try windowSpecification()
    } else {
      _ = try columnName()
    }
    return (expressions, true)
  }

  /// window_clause: `WINDOW name AS (…), …`.
  mutating func windowClause() throws(SyntaxError) -> [Expression] {
    guard take(.window) else { return [] }
    var expressions: [Expression] = []
    repeat {
      _ = try columnName()
      try expect(.as)
      guard kind == .leftParenthesis else { throw unexpected() }
      expressions += try windowSpecification()
    } while take(.comma)
    return expressions
  }

  /// `( [window] [PARTITION BY …] [ORDER BY …] [frame] )`.
  private mutating func windowSpecification() throws(SyntaxError) -> [Expression] {
    var expressions: [Expression] = []
    try expect(.leftParenthesis)
    if isColumnName(token), !beginsFrame, keyword != .partition { advance() }
    if take(.partition) {
      try expect(.by)
      expressions += try self.expressions()
    }
    if keyword == .order { expressions += try sortClause() }
    if beginsFrame { expressions += try frame() }
    try expect(.rightParenthesis)
    return expressions
  }

  private var beginsFrame: Bool {
    keyword == .range || keyword == .rows || keyword == .groups
  }

  /// opt_frame_clause.
  private mutating func frame() throws(SyntaxError) -> [Expression] {
    advance()
    var offsets: [Expression] = []
    let start = at
    if take(.between) {
      let place = at
      let first = try frameBound(&offsets)
      try expect(.and)
      let second = at
      let last = try frameBound(&offsets)
      try barFrame(first, place, last, second)
    } else {
      switch try frameBound(&offsets) {
      case .unboundedFollowing:
        throw rejected("frame start cannot be UNBOUNDED FOLLOWING", at: start)
      case .following:
        throw rejected(
          "frame starting from following row cannot end with current row", at: start)
      case .unboundedPreceding, .preceding, .currentRow: break
      }
    }
    try takeExclusion()
    return offsets
  }

  private func barFrame(
    _ first: FrameBound, _ start: Int, _ last: FrameBound, _ end: Int
  ) throws(SyntaxError) {
    switch (first, last) {
    case (.unboundedFollowing, _):
      throw rejected("frame start cannot be UNBOUNDED FOLLOWING", at: start)
    case (_, .unboundedPreceding):
      throw rejected("frame end cannot be UNBOUNDED PRECEDING", at: end)
    case (.currentRow, .preceding):
      throw rejected("frame starting from current row cannot have preceding rows", at: end)
    case (.following, .preceding), (.following, .currentRow):
      throw rejected("frame starting from following row cannot have preceding rows", at: end)
    default: break
    }
  }

  private mutating func frameBound(
    _ offsets: inout [Expression]
  ) throws(SyntaxError) -> FrameBound {
    if take(.unbounded, .preceding) { return .unboundedPreceding }
    if take(.unbounded, .following) { return .unboundedFollowing }
    if take(.current, .row) { return .currentRow }
    offsets.append(try expression())
    if take(.preceding) { return .preceding }
    try expect(.following)
    return .following
  }

  /// opt_window_exclusion_clause.
  private mutating func takeExclusion() throws(SyntaxError) {
    guard take(.exclude) else { return }
    if take(.no) { return try expect(.others) }
    if take(.current) { return try expect(.row) }
    guard take(.group) || take(.ties) else { throw unexpected() }
  }
}

/// Where a window's frame begins or ends.
private enum FrameBound {
  case unboundedPreceding, preceding, currentRow, following, unboundedFollowing
}

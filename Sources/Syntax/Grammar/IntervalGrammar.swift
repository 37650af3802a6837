/// What may follow INTERVAL: `(precision)` or the fields it keeps.
extension Parser {
  /// `( Iconst )` or opt_interval, behind INTERVAL as a type.
  ///
  /// An interval's modifiers are masks, which nobody but the server reads: none are kept.
  mutating func intervalModifiers() throws(SyntaxError) -> [Int] {
    if take(.leftParenthesis) {
      try expect(.integer as Token.Kind)
      try expect(.rightParenthesis)
    } else {
      try intervalFields()
    }
    return []
  }

  /// opt_interval: `YEAR [TO MONTH] | MONTH | DAY [TO …] | HOUR [TO …] | MINUTE [TO …] | SECOND`.
  mutating func intervalFields() throws(SyntaxError) {
    let upper: [Keyword]
    switch keyword {
    case .year: upper = [.month]
    case .month: upper = []
    case .day: upper = [.hour, .minute, .second]
    case .hour: upper = [.minute, .second]
    case .minute: upper = [.second]
    case .second: return try intervalSecond()
    default: return
    }
    advance()
    guard !upper.isEmpty, take(.to) else { return }
    guard let last = keyword, upper.contains(last) else { throw unexpected() }
    if last == .second { try intervalSecond() } else { advance() }
  }

  /// `SECOND [(precision)]`.
  private mutating func intervalSecond() throws(SyntaxError) {
    try expect(.second)
    guard take(.leftParenthesis) else { return }
    try expect(.integer as Token.Kind)
    try expect(.rightParenthesis)
  }
}

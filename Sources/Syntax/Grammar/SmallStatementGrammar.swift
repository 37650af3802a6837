/// Statements of a few words.
extension Parser {
  /// `CALL procedure ( … )`.
  mutating func call() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let call = try functionApplication()
    return .call(Call(call: call, range: range(from: start)))
  }

  /// `LISTEN channel`, `NOTIFY channel [, 'payload']`, `UNLISTEN {channel | *}`.
  mutating func channelStatement() throws(SyntaxError) -> StatementBody {
    let start = at
    let word = keyword
    advance()
    if word == .unlisten, take(.star) { return .signal(.unlisten, range(from: start)) }
    _ = try columnName()
    switch word {
    case .listen: return .signal(.listen, range(from: start))
    case .unlisten: return .signal(.unlisten, range(from: start))
    default:
      if take(.comma) { _ = try stringConstant() }
      return .signal(.notify, range(from: start))
    }
  }

  /// `CHECKPOINT [(options)]`.
  mutating func checkpoint() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if kind == .leftParenthesis {
      requires(19, at: at)
      _ = try utilityOptions()
    }
    return .signal(.checkpoint, range(from: start))
  }

  /// `DISCARD {ALL | TEMP | TEMPORARY | PLANS | SEQUENCES}`.
  mutating func discard() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    switch keyword {
    case .all, .temp, .temporary, .plans, .sequences: advance()
    default: throw unexpected()
    }
    return .signal(.discard, range(from: start))
  }

  /// `LOAD 'file'`.
  mutating func load() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    _ = try stringConstant()
    return .signal(.load, range(from: start))
  }

  /// `SHOW {name | ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION}`.
  mutating func show() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    if take(.time, .zone) || take(.session, .authorization) || take(.all) {
      return .signal(.show, range(from: start))
    }
    if take(.transaction, .isolation) {
      try expect(.level)
      return .signal(.show, range(from: start))
    }
    repeat { _ = try columnName() } while take(.dot)
    return .signal(.show, range(from: start))
  }
}

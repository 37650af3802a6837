/// func_expr_common_subexpr: what looks like a call but is a form of the grammar's own.
extension Parser {
  /// Whether the next token begins such a form, and is not a mere name.
  var beginsFunctionForm: Bool {
    switch keyword {
    case .currentDate, .currentTime, .currentTimestamp, .localtime, .localtimestamp, .currentRole,
      .currentUser, .sessionUser, .systemUser, .user, .currentCatalog, .cast:
      true
    case .currentSchema: peek(1).kind != .leftParenthesis && !isStringConstant(peek(1))
    case .collation: peek(1).keyword == .for
    case .extract, .normalize, .overlay, .position, .substring, .treat, .trim, .nullif, .coalesce,
      .greatest, .least, .xmlconcat, .xmlelement, .xmlexists, .xmlforest, .xmlparse, .xmlpi,
      .xmlroot, .xmlserialize, .jsonObject, .jsonArray, .jsonScalar, .jsonSerialize, .mergeAction,
      .jsonQuery, .jsonExists, .jsonValue, .jsonObjectagg, .jsonArrayagg:
      peek(1).kind == .leftParenthesis
    case .json: server.major >= 17 && peek(1).kind == .leftParenthesis
    default: false
    }
  }

  /// Whether a form is an aggregate, behind which FILTER and OVER may stand.
  func isAggregateForm(_ form: Expression) -> Bool {
    switch form.shape {
    case .form(.jsonObjectagg, _), .form(.jsonArrayagg, _): true
    default: false
    }
  }

  /// FILTER and OVER behind an aggregate of the grammar's own.
  mutating func aggregateClauses(
    _ form: Expression, _ start: Int
  ) throws(SyntaxError) -> Expression {
    let clauses = try filterAndOver()
    guard case .form(let word, let parts) = form.shape else { return form }
    return Expression(.form(word, parts + clauses.expressions), range(from: start))
  }

  /// One of these forms, by its first keyword.
  mutating func functionForm() throws(SyntaxError) -> Expression {
    guard let word = keyword else { throw unexpected() }
    let start = at
    let shape = try functionForm(word, start)
    return Expression(shape, range(from: start))
  }

  private mutating func functionForm(
    _ word: Keyword, _ start: Int
  ) throws(SyntaxError) -> Expression.Shape {
    advance()
    switch word {
    case .currentTime, .currentTimestamp, .localtime, .localtimestamp:
      if take(.leftParenthesis) {
        try expect(.integer as Token.Kind)
        try expect(.rightParenthesis)
      }
      return .sessionValue(word)
    case .currentDate, .currentRole, .currentUser, .sessionUser, .user, .currentCatalog,
      .currentSchema:
      return .sessionValue(word)
    case .systemUser:
      mention("system_user", from: start)
      return .sessionValue(word)
    case .collation:
      try expect(.for)
      return try call("pg_collation_for", start) { (parser) throws(SyntaxError) in
        [try parser.expression()]
      }
    case .jsonObject, .jsonArray, .json, .jsonScalar, .jsonSerialize, .mergeAction, .jsonQuery,
      .jsonExists, .jsonValue, .jsonObjectagg, .jsonArrayagg:
      return try jsonForm(word, start)
    case .xmlconcat, .xmlelement, .xmlexists, .xmlforest, .xmlparse, .xmlpi, .xmlroot,
      .xmlserialize:
      return try xmlForm(word, start)
    case .cast, .treat: return try castForm(word, start)
    case .nullif, .coalesce, .greatest, .least: return try choice(word)
    default: return try textForm(word, start)
    }
  }

  /// EXTRACT, NORMALIZE, OVERLAY, POSITION, SUBSTRING, TRIM.
  private mutating func textForm(
    _ word: Keyword, _ start: Int
  ) throws(SyntaxError) -> Expression.Shape {
    switch word {
    case .extract:
      return try call("extract", start) { (parser) throws(SyntaxError) in
        try parser.extractArguments()
      }
    case .normalize:
      return try call("normalize", start) { (parser) throws(SyntaxError) in
        try parser.normalizeArguments()
      }
    case .position:
      return try call("position", start) { (parser) throws(SyntaxError) in
        let part = try parser.restrictedExpression()
        try parser.expect(.in)
        return [part, try parser.restrictedExpression()]
      }
    case .overlay: return try overlay(start)
    case .substring: return try substring(start)
    default: return try trim(start)
    }
  }

  /// `( … )` as the arguments of a function that the grammar names.
  mutating func call(
    _ system: String, _ start: Int,
    _ arguments: (inout Parser) throws(SyntaxError) -> [Expression]
  ) throws(SyntaxError) -> Expression.Shape {
    try expect(.leftParenthesis)
    let items = try arguments(&self)
    try expect(.rightParenthesis)
    return .call(FunctionCall(function: mention(system, from: start), arguments: items))
  }

  /// `( value AS type )` behind CAST or TREAT.
  private mutating func castForm(
    _ word: Keyword, _ start: Int
  ) throws(SyntaxError) -> Expression.Shape {
    try expect(.leftParenthesis)
    let value = try expression()
    try expect(.as)
    if word == .cast {
      let type = try typeName()
      try expect(.rightParenthesis)
      return .cast(value, type)
    }
    // TREAT keeps no type: it becomes a call of the function of that name.
    let mentioned = mentions.types.count
    let type = try typeName()
    mentions.types.removeLast(mentions.types.count - mentioned)
    try expect(.rightParenthesis)
    let name =
      switch type.base {
      case .named(let name): String(decoding: identifier(name.last), as: UTF8.self)
      case .system(let system): system.rawValue
      }
    return .call(FunctionCall(function: mention(name, from: start), arguments: [value]))
  }

  /// NULLIF, COALESCE, GREATEST, LEAST.
  private mutating func choice(_ word: Keyword) throws(SyntaxError) -> Expression.Shape {
    try expect(.leftParenthesis)
    let first = try expression()
    if word == .nullif {
      try expect(.comma)
      let second = try expression()
      try expect(.rightParenthesis)
      return .nullif(first, second)
    }
    var items = [first]
    while take(.comma) { items.append(try expression()) }
    try expect(.rightParenthesis)
    return switch word {
    case .coalesce: .coalesce(items)
    case .greatest: .greatest(items)
    default: .least(items)
    }
  }

  /// The bytes of a name as the server knows them.
  func identifier(_ name: Name) -> [UInt8] {
    decodeIdentifier(peek(Int(name.token) - at), in: bytes)
  }
}

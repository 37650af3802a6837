/// How tightly an operator binds, loosest first (manual, "Operator Precedence"; `gram.y`'s %left table).
enum Precedence: UInt8, Comparable {
  case lowest, or, and, not, `is`, comparison, like, escape, other, sum, product, power
  case at, collate, unary, typecast, highest

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter one: what the right operand of a left-associative operator is made of.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .highest }
}

/// Which of the grammar's kinds of expression is read.
enum ExpressionFlavor {
  /// a_expr.
  case full
  /// a_expr in a list of targets, behind which an operator's keyword may also be a label.
  case target
  /// a_expr as the first argument of SUBSTRING, behind which SIMILAR may stand without TO.
  case beforeSimilar
  /// b_expr.
  case restricted

  /// What an operand inside such an expression is.
  var ofOperands: ExpressionFlavor { self == .restricted ? .restricted : .full }
}

extension Parser {
  /// The precedence of the next token as an infix or postfix operator; nil where it is none.
  func infixPrecedence(_ flavor: ExpressionFlavor) -> Precedence? {
    switch kind {
    case .custom: .other
    case .plus, .minus: .sum
    case .star, .slash, .percent: .product
    case .caret: .power
    case .less, .greater, .equals, .lessEquals, .greaterEquals, .notEquals: .comparison
    case .typecast: .typecast
    case .word: keyword.flatMap { keywordPrecedence($0, flavor) }
    default: nil
    }
  }

  private func keywordPrecedence(_ keyword: Keyword, _ flavor: ExpressionFlavor) -> Precedence? {
    switch keyword {
    case .operator: return .other
    case .is: return .is
    default: break
    }
    guard flavor != .restricted else { return nil }
    return switch keyword {
    case .or: .or
    case .and: .and
    case .isnull, .notnull: .is
    case .between, .in, .like, .ilike, .similar: .like
    case .not: isNotLookahead ? .like : nil
    case .at: .at
    case .collate: .collate
    default: nil
    }
  }

  /// NOT before BETWEEN, IN, LIKE, ILIKE or SIMILAR, which is a token of its own to the grammar.
  var isNotLookahead: Bool {
    guard keyword == .not else { return false }
    return switch peek(1).keyword {
    case .between, .in, .like, .ilike, .similar: true
    default: false
    }
  }

  /// Whether the next token, though an operator's keyword, is the label of a finished target.
  func isLabel(_ flavor: ExpressionFlavor, _ minimum: Precedence) -> Bool {
    guard minimum == .lowest, let keyword else { return false }
    return switch flavor {
    case .target: keyword.isBareLabel && endsTarget(peek(1))
    case .beforeSimilar: keyword == .similar && peek(1).keyword != .to
    case .full, .restricted: false
    }
  }

  /// Whether a token may stand behind a target.
  private func endsTarget(_ token: Token) -> Bool { token.kind == .comma || endsTargets(token) }

  /// Whether a token may stand behind a list of targets.
  func endsTargets(_ token: Token) -> Bool {
    switch token.kind {
    case .rightParenthesis, .semicolon, .end: true
    case .word:
      switch token.keyword {
      case .from, .into, .where, .group, .having, .window, .union, .intersect, .except, .order,
        .limit, .offset, .fetch, .for, .returning, .on, .with:
        true
      default: false
      }
    default: false
    }
  }
}

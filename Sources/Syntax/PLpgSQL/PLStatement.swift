/// One statement of PL/pgSQL.
package indirect enum PLStatement: Sendable {
  case block(PLBlock)
  case assignment(PLAssignment)
  /// `IF … THEN … ELSIF … ELSE … END IF`
  case condition(PLCondition)
  /// `CASE … WHEN … THEN … ELSE … END CASE`
  case choice(PLChoice)
  case loop(PLLoop)
  case exit(PLExit)
  case result(PLResult)
  case raise(PLRaise)
  /// `ASSERT condition [, message]`
  case assert(PLExpression, message: PLExpression?)
  /// Any statement of SQL.
  case sql(PLSQL)
  case execute(PLExecute)
  /// `PERFORM …`: a SELECT under another word.
  case perform(Statement)
  /// `CALL …`, `DO …`
  case call(Statement)
  case diagnostics(PLDiagnostics)
  case open(PLOpen)
  case fetch(PLFetch)
  /// `CLOSE cursor`: the tokens of its name.
  case close(TokenRange)
  case null(TokenRange)
  /// `COMMIT` or `ROLLBACK`.
  case transaction(Statement)
}

/// `target {:= | =} value`.
package struct PLAssignment: Sendable {
  /// The variable's name with its fields and subscripts.
  package let target: TokenRange
  package let value: PLExpression
}

/// A condition and what is done where it holds.
package struct PLBranch: Sendable {
  package let condition: PLExpression
  package let statements: [PLStatement]
}

/// IF with its ELSIFs and its ELSE.
package struct PLCondition: Sendable {
  package let branches: [PLBranch]
  /// nil without ELSE.
  package let otherwise: [PLStatement]?
}

/// CASE, over a value or over conditions.
package struct PLChoice: Sendable {
  package let operand: PLExpression?
  package let branches: [PLBranch]
  /// nil without ELSE.
  package let otherwise: [PLStatement]?
}

/// A loop of any kind.
package struct PLLoop: Sendable {
  package indirect enum Kind: Sendable {
    case endless
    case `while`(PLExpression)
    /// `FOR name IN [REVERSE] lower..upper [BY step]`
    case integers(
      Name, isReversed: Bool, lower: PLExpression, upper: PLExpression, step: PLExpression?)
    /// `FOR target IN query`
    case query([TokenRange], Statement)
    /// `FOR name IN cursor [(arguments)]`
    case cursor(Name, TokenRange, arguments: [PLExpression])
    /// `FOR target IN EXECUTE text [USING …]`
    case dynamic([TokenRange], DynamicSQL)
    /// `FOREACH target [SLICE n] IN ARRAY expression`
    case array([TokenRange], slice: Token?, PLExpression)
  }

  package let label: Name?
  package let kind: Kind
  package let statements: [PLStatement]
}

extension PLLoop.Kind {
  /// The variables that get a value in each round.
  var targets: [TokenRange] {
    switch self {
    case .endless, .while: []
    case .integers(let name, _, _, _, _), .cursor(let name, _, _):
      [TokenRange(Int(name.token), Int(name.token) + 1)]
    case .query(let targets, _), .dynamic(let targets, _), .array(let targets, _, _): targets
    }
  }
}

/// `{EXIT | CONTINUE} [label] [WHEN condition]`.
package struct PLExit: Sendable {
  package let isContinue: Bool
  package let label: Name?
  package let condition: PLExpression?
}

/// What a function gives back.
package enum PLResult: Sendable {
  /// `RETURN [expression]`
  case value(PLExpression?)
  /// `RETURN NEXT [expression]`
  case next(PLExpression?)
  /// `RETURN QUERY query`
  case query(Statement)
  /// `RETURN QUERY EXECUTE text [USING …]`
  case dynamic(DynamicSQL)
}

/// `RAISE [level] {'format', … | condition | SQLSTATE 'state'} [USING option = …, …]`.
package struct PLRaise: Sendable {
  package enum Level: String, Sendable { case exception, warning, notice, info, log, debug }

  package enum Subject: Sendable {
    /// The format's token, and the values of its placeholders.
    case format(TokenRange, [PLExpression])
    case condition(Name)
    case state(String)
  }

  package let level: Level
  /// nil where only options are given, or nothing at all.
  package let subject: Subject?
  /// The option's word and its value.
  package let options: [(name: Name, value: PLExpression)]
}

/// A statement of SQL, and where its rows go.
package struct PLSQL: Sendable {
  /// The statement as the server runs it: without its INTO.
  package let statement: Statement
  package let into: PLInto?
}

/// `INTO [STRICT] target, …`.
package struct PLInto: Sendable {
  package let isStrict: Bool
  /// The tokens of each variable's name.
  package let targets: [TokenRange]
  package let range: TokenRange
}

/// `EXECUTE text [INTO [STRICT] target] [USING value, …]`.
package struct PLExecute: Sendable {
  package let sql: DynamicSQL
  package let into: PLInto?
}

/// SQL that is a text until it runs.
package struct DynamicSQL: Sendable {
  /// The expression that makes the text.
  package let expression: PLExpression
  /// What USING passes.
  package internal(set) var arguments: [PLExpression] = []
  /// The statements, where the text is a constant.
  package let statements: [Statement]
  /// Whether the text is a constant, so that all of it was read.
  package let isSeen: Bool
  /// The word EXECUTE.
  package let keyword: SourceSpan

  /// From the word EXECUTE to the end of the text's expression.
  package var span: SourceSpan { SourceSpan(keyword.offset, max(keyword.end, expression.span.end)) }
}

/// `GET [CURRENT | STACKED] DIAGNOSTICS target {= | :=} item, …`.
package struct PLDiagnostics: Sendable {
  package let isStacked: Bool
  package let items: [(target: TokenRange, item: Name)]
}

/// `OPEN cursor …`.
package struct PLOpen: Sendable {
  package enum Kind: Sendable {
    /// A cursor declared with its query, and the values of its arguments.
    case bound([PLExpression])
    case query(Statement)
    case dynamic(DynamicSQL)
  }

  package let cursor: TokenRange
  package let kind: Kind
}

/// `FETCH [direction] {FROM | IN} cursor INTO target`, `MOVE [direction] {FROM | IN} cursor`.
package struct PLFetch: Sendable {
  /// How many rows, where an expression says so.
  package let count: PLExpression?
  package let cursor: TokenRange
  /// Where FETCH puts the row; nil for MOVE.
  package let into: PLInto?
}

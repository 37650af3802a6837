/// The body of a routine in PL/pgSQL: its tokens, and the block that they make.
package struct PLBody: Sendable {
  let text: BodyText
  let server: Server
  /// What the token ranges of the tree count.
  package let tokens: [Token]
  /// `#option dump`, `#variable_conflict use_column`, `#print_strict_params on`.
  package let options: [TokenRange]
  package let block: PLBlock
  /// The comments that speak to a linter.
  package let directives: [SourceSpan]

  /// The place of a node in the file.
  package func span(_ range: TokenRange) -> SourceSpan {
    let indices = range.indices.clamped(to: tokens.indices)
    guard let first = tokens[indices].first, let last = tokens[indices].last else {
      return text.place(SourceSpan(text.range.upperBound, text.range.upperBound))
    }
    return text.place(SourceSpan(Int(first.start), Int(last.limit)))
  }

  /// An identifier as the server knows it.
  package func text(_ name: Name) -> String {
    guard tokens.indices.contains(Int(name.token)) else { return "" }
    let identifier = decodeIdentifier(tokens[Int(name.token)], in: text.bytes)
    return String(decoding: identifier, as: UTF8.self)
  }
}

/// `[<<label>>] [DECLARE …] BEGIN … [EXCEPTION WHEN … THEN …] END [label]`.
package struct PLBlock: Sendable {
  package let label: Name?
  package let declarations: [PLDeclaration]
  package let statements: [PLStatement]
  package let handlers: [PLHandler]
  package let range: TokenRange
}

/// `WHEN condition [OR condition …] THEN …` of EXCEPTION.
package struct PLHandler: Sendable {
  package enum Condition: Sendable {
    case others
    /// `division_by_zero`
    case named(Name)
    /// `SQLSTATE '22012'`
    case state(String)
  }

  package let conditions: [Condition]
  package let statements: [PLStatement]
}

/// What DECLARE brings in.
package enum PLDeclaration: Sendable {
  case variable(PLVariable)
  /// `name ALIAS FOR variable`: the new name, and the tokens of the old.
  case alias(Name, of: TokenRange)
  case cursor(PLCursor)
}

/// `name [CONSTANT] type [COLLATE collation] [NOT NULL] [{DEFAULT | := | =} expression]`.
package struct PLVariable: Sendable {
  package let name: Name
  package let isConstant: Bool
  package let type: PLType
  /// The tokens of the collation's name.
  package let collation: TokenRange?
  package let isNotNull: Bool
  package let value: PLExpression?
}

/// The type of a variable; its token ranges count the body's tokens.
package enum PLType: Sendable {
  case written(TypeName)
  /// `name%TYPE`, and whether it is an array of that.
  case typeOf(TokenRange, isArray: Bool)
  /// `table%ROWTYPE`.
  case rowTypeOf(TokenRange, isArray: Bool)
}

/// `name [[NO] SCROLL] CURSOR [(arguments)] {FOR | IS} query`.
package struct PLCursor: Sendable {
  package let name: Name
  /// nil where nothing is said.
  package let isScrollable: Bool?
  package let arguments: [Argument]
  package let query: Statement

  /// `name type`
  package struct Argument: Sendable {
    package let name: Name
    package let type: PLType
  }
}

/// A value that SQL works out: to the server a SELECT without that word.
package struct PLExpression: Sendable {
  /// The SELECT; its first token, the word itself, is not written and has no length.
  package let statement: Statement

  package var span: SourceSpan { statement.span }

  /// The expression, where it is one value without FROM and its kin.
  package var value: Expression? {
    guard case .query(let query) = statement.body, case .select(let select) = query.body,
      select.targets.count == 1, select.from.isEmpty, let target = select.targets.first
    else { return nil }
    return target.value
  }
}

/// A value expression (manual, "Value Expressions").
///
/// Chains of one precedence are flat, so that no tree is deeper than the text is nested.
package struct Expression: Sendable {
  package indirect enum Shape: Sendable {
    case constant(Constant)
    case column(ColumnReference)
    case parameter
    case call(FunctionCall)
    /// `CURRENT_DATE`, `CURRENT_USER` and their kin: constant within a transaction.
    case sessionValue(Keyword)
    case cast(Expression, TypeName)
    case not(Expression)
    case and([Expression])
    case or([Expression])
    /// A prefix operator: `-x`, `@ x`.
    case prefix(Operator, Expression)
    /// `a + b - c`: operators of one precedence between operands, one fewer than those.
    case infix([Expression], [Operator])
    /// `x IS [NOT] NULL`, ISNULL, NOTNULL.
    case isNull(Expression, negated: Bool)
    /// `x IS [NOT] TRUE`, DISTINCT FROM, DOCUMENT, NORMALIZED, JSON, OF.
    case isTest([Expression], negated: Bool)
    /// `x [NOT] BETWEEN a AND b`: value, low, high.
    case between([Expression], negated: Bool)
    case inList(Expression, [Expression], negated: Bool)
    case inQuery(Expression, Query, negated: Bool)
    /// `x [NOT] LIKE pattern [ESCAPE e]`, ILIKE, SIMILAR TO.
    case like([Expression], negated: Bool)
    /// `x op ANY (…)`, `x op ALL (…)`, over an array or a query.
    case quantified(Expression, Operator, Expression)
    case caseWhen(operand: Expression?, branches: [CaseBranch], otherwise: Expression?)
    case coalesce([Expression])
    case greatest([Expression])
    case least([Expression])
    case nullif(Expression, Expression)
    case array([Expression])
    case row([Expression])
    case query(Query)
    case arrayQuery(Query)
    case exists(Query)
    case collate(Expression, QualifiedName)
    case atTimeZone(Expression, Expression?)
    /// `x[1]`, `x[1:2]`, `(x).field`, `(x).*`: the base and its subscripts' expressions.
    case indirection(Expression, [Expression])
    /// `GROUPING(…)`, `XMLELEMENT(…)`, `JSON_OBJECT(…)`, …: forms of the grammar's own; their parts.
    case form(Keyword, [Expression])
    /// `CURRENT OF cursor`, DEFAULT in a VALUES list or an assignment.
    case currentOf(Name)
    case defaultValue
  }

  package let shape: Shape
  package let range: TokenRange

  package init(_ shape: Shape, _ range: TokenRange) {
    self.shape = shape
    self.range = range
  }
}

/// A constant, by what it is; its text is its range's.
package enum Constant: Hashable, Sendable {
  case string, integer, float, bitString, null
  case boolean(Bool)
  /// `date '2024-01-01'`, `interval '1 day'`: a constant of the type.
  case typed(TypeName)
}

/// An operator as written: `+`, `~~`, `OPERATOR(pg_catalog.=)`.
package struct Operator: Hashable, Sendable {
  package let range: TokenRange
  package init(_ range: TokenRange) { self.range = range }
}

package struct CaseBranch: Sendable {
  package let condition: Expression
  package let result: Expression

  package init(condition: Expression, result: Expression) {
    self.condition = condition
    self.result = result
  }
}

/// `name([DISTINCT] a, b => c [ORDER BY …]) [FILTER …] [OVER …]`.
package struct FunctionCall: Sendable {
  package let function: FunctionMention
  package let arguments: [Expression]
  /// What ORDER BY, FILTER and OVER hold.
  package let clauses: [Expression]
  package let isWindow: Bool

  package init(
    function: FunctionMention, arguments: [Expression], clauses: [Expression] = [],
    isWindow: Bool = false
  ) {
    self.function = function
    self.arguments = arguments
    self.clauses = clauses
    self.isWindow = isWindow
  }
}

extension Parser {
  /// ```
  /// CREATE [OR REPLACE] AGGREGATE name {( [parameter…] ) ( options ) | ( word = value, … )}
  /// ```
  mutating func createAggregate(from start: Int, orReplace: Bool) throws(SyntaxError) -> Define {
    advance()
    let name = try functionName()
    var parameters: [Parameter] = []
    var options: [Option] = []
    if isOldAggregate {
      options = try oldAggregateOptions()
    } else {
      parameters = try aggregateArguments()
      options = try definition()
    }
    return Define(
      kind: .aggregate, orReplace: orReplace, ifNotExists: false, name: name,
      parameters: parameters, options: options, source: nil, range: range(from: start))
  }

  /// Whether the parentheses hold options: a word that is no keyword, and `=`.
  private var isOldAggregate: Bool {
    kind == .leftParenthesis && isIdentifierToken(peek(1)) && peek(2).kind == .equals
  }

  private mutating func oldAggregateOptions() throws(SyntaxError) -> [Option] {
    try parenthesized { (parser) throws(SyntaxError) in
      guard parser.isIdentifierToken(parser.token) else { throw parser.unexpected() }
      let name = QualifiedName(Name(parser.at))
      parser.advance()
      try parser.expect(.equals)
      return Option(name: name, value: try parser.definitionArgument())
    }
  }

  /// ```
  /// CREATE OPERATOR operator ( options )
  /// CREATE OPERATOR CLASS …
  /// CREATE OPERATOR FAMILY name USING method
  /// ```
  mutating func createOperator(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    if peek(1).kind != .dot {
      if isNext(.class) { return .createOperatorClass(try createOperatorClass(from: start)) }
      if take(.family) {
        let name = try qualifiedName()
        try expect(.using)
        let method = try columnName()
        return .createOperatorFamily(
          CreateOperatorFamily(name: name, method: method, range: range(from: start)))
      }
    }
    let name = try anyOperator()
    return .define(try define(.operator, QualifiedName(name.range), from: start))
  }

  /// `( options )` behind the name of what is defined.
  private mutating func define(
    _ kind: ObjectKind, _ name: QualifiedName, from start: Int
  ) throws(SyntaxError) -> Define {
    let options = try definition()
    return Define(
      kind: kind, orReplace: false, ifNotExists: false, name: name, parameters: [],
      options: options, source: nil, range: range(from: start))
  }

  /// ```
  /// CREATE TEXT SEARCH {PARSER | DICTIONARY | TEMPLATE | CONFIGURATION} name ( options )
  /// ```
  mutating func createTextSearch(from start: Int) throws(SyntaxError) -> Define {
    advance()
    try expect(.search)
    let kind = try textSearchWord()
    let name = try qualifiedName()
    return try define(kind, name, from: start)
  }

  /// ```
  /// CREATE COLLATION [IF NOT EXISTS] name {( options ) | FROM other}
  /// ```
  mutating func createCollation(from start: Int) throws(SyntaxError) -> Define {
    advance()
    let ifNotExists = try takeIfNotExists()
    let name = try qualifiedName()
    let source = take(.from) ? try qualifiedName() : nil
    let options = source == nil ? try definition() : []
    return Define(
      kind: .collation, orReplace: false, ifNotExists: ifNotExists, name: name, parameters: [],
      options: options, source: source, range: range(from: start))
  }

  /// ```
  /// CREATE [DEFAULT] CONVERSION name FOR 'from' TO 'to' FROM function
  /// ```
  mutating func createConversion(from start: Int) throws(SyntaxError) -> CreateConversion {
    take(.default)
    try expect(.conversion)
    let name = try qualifiedName()
    try expect(.for)
    _ = try stringConstant()
    try expect(.to)
    _ = try stringConstant()
    try expect(.from)
    return CreateConversion(
      name: name, function: try qualifiedName(), range: range(from: start))
  }

  /// ```
  /// CREATE CAST ( source AS target ) {WITH FUNCTION routine | WITHOUT FUNCTION | WITH INOUT}
  ///   [AS {IMPLICIT | ASSIGNMENT}]
  /// ```
  mutating func createCast(from start: Int) throws(SyntaxError) -> CreateCast {
    advance()
    try castTypes()
    var function: RoutineReference?
    if take(.without) {
      try expect(.function)
    } else {
      try expectWith()
      if !take(.inout) {
        try expect(.function)
        function = try routineReference()
      }
    }
    if take(.as), !take(.implicit) { try expect(.assignment) }
    return CreateCast(function: function, range: range(from: start))
  }

  /// ```
  /// CREATE [OR REPLACE] TRANSFORM FOR type LANGUAGE name
  ///   ( {FROM | TO} SQL WITH FUNCTION routine [, {TO | FROM} SQL WITH FUNCTION routine] )
  /// ```
  mutating func createTransform(from start: Int) throws(SyntaxError) -> CreateTransform {
    advance()
    try expect(.for)
    _ = try typeName()
    try expect(.language)
    let language = try columnName()
    try expect(.leftParenthesis)
    let isFrom = isNext(.from)
    var functions = [try transformFunction(isFrom ? .from : .to)]
    if take(.comma) { functions.append(try transformFunction(isFrom ? .to : .from)) }
    try expect(.rightParenthesis)
    return CreateTransform(language: language, functions: functions, range: range(from: start))
  }

  private mutating func transformFunction(
    _ direction: Keyword
  ) throws(SyntaxError) -> RoutineReference {
    try expect(direction)
    try expect(.sql)
    try expectWith()
    try expect(.function)
    return try routineReference()
  }

  /// ```
  /// CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE name
  ///   [HANDLER name [INLINE name] [VALIDATOR name | NO VALIDATOR]]
  /// ```
  mutating func createLanguage(from start: Int) throws(SyntaxError) -> CreateLanguage {
    take(.trusted)
    take(.procedural)
    try expect(.language)
    let name = try columnName()
    var handler: QualifiedName?
    if take(.handler) {
      handler = try qualifiedName()
      if take(.inline) { _ = try qualifiedName() }
      if take(.no) {
        try expect(.validator)
      } else if take(.validator) {
        _ = try qualifiedName()
      }
    }
    return CreateLanguage(name: name, handler: handler, range: range(from: start))
  }

  /// ```
  /// CREATE ACCESS METHOD name TYPE {INDEX | TABLE} HANDLER function
  /// ```
  mutating func createAccessMethod(from start: Int) throws(SyntaxError) -> CreateAccessMethod {
    advance()
    try expect(.method)
    let name = try columnName()
    try expect(.type)
    if !take(.index) { try expect(.table) }
    try expect(.handler)
    return CreateAccessMethod(
      name: name, handler: try qualifiedName(), range: range(from: start))
  }

  /// ```
  /// CREATE ASSERTION name CHECK ( condition ) attribute…
  /// ```
  /// Parsed, and always rejected.
  mutating func createAssertion(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    _ = try qualifiedName()
    try expect(.check)
    _ = try parenthesizedExpression()
    _ = try constraintAttributes()
    throw rejected("CREATE ASSERTION is not yet implemented", at: start)
  }
}

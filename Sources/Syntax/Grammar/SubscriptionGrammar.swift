extension Parser {
  /// ```
  /// CREATE SUBSCRIPTION name {CONNECTION 'info' | SERVER name} PUBLICATION name, … [WITH ( options )]
  /// ```
  mutating func createSubscription(from start: Int) throws(SyntaxError) -> CreateSubscription {
    advance()
    let name = try columnName()
    if take(.server) {
      requires(19, at: at - 1)
      _ = try columnName()
    } else {
      try expect(.connection)
      _ = try stringConstant()
    }
    try expect(.publication)
    let publications = try names()
    let options = try withDefinition()
    return CreateSubscription(
      name: name, publications: publications, options: options, range: range(from: start))
  }

  /// `name, …`: name_list.
  mutating func names() throws(SyntaxError) -> [Name] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.columnName() }
  }

  /// ```
  /// ALTER SUBSCRIPTION name {SET ( options ) | CONNECTION 'info' | SERVER name
  ///   | REFRESH PUBLICATION [WITH (…)] | REFRESH SEQUENCES
  ///   | {ADD | DROP | SET} PUBLICATION name, … [WITH (…)] | ENABLE | DISABLE | SKIP ( options )
  ///   | RENAME TO name | OWNER TO role}
  /// ```
  mutating func alterSubscription(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try columnName()
    let object = ObjectReference(
      kind: .subscription, name: QualifiedName(name), owner: nil, range: range(from: start + 1))
    if isNext(.rename) { return try rename(.other(object.range), from: start) }
    if isNext(.owner) { return try alterOwner(object, from: start) }
    var options: [Option] = []
    let action = try subscriptionAction(&options)
    return .alterSubscription(
      AlterSubscription(
        name: name, action: action, options: options, range: range(from: start)))
  }

  private mutating func subscriptionAction(
    _ options: inout [Option]
  ) throws(SyntaxError) -> AlterSubscription.Action {
    let word = keyword
    switch word {
    case .enable, .disable:
      advance()
      return word == .enable ? .enable : .disable
    case .connection:
      advance()
      _ = try stringConstant()
      return .connection
    case .server:
      advance()
      requires(19, at: at - 1)
      _ = try columnName()
      return .connection
    case .skip:
      advance()
      options = try definition()
      return .skip
    case .refresh:
      advance()
      if take(.sequences) {
        requires(19, at: at - 1)
        return .refresh
      }
      try expect(.publication)
      options = try withDefinition()
      return .refresh
    case .set where peek(1).kind == .leftParenthesis:
      advance()
      options = try definition()
      return .options
    case .add, .drop, .set:
      advance()
      try expect(.publication)
      let publications = try names()
      options = try withDefinition()
      if word == .set { return .setPublications(publications) }
      return word == .add ? .addPublications(publications) : .dropPublications(publications)
    default:
      throw unexpected()
    }
  }
}

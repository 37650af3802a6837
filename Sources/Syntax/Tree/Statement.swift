/// What one statement says.
package indirect enum StatementBody: Sendable {
  case createTable(CreateTable)
  case createTableAs(CreateTableAs)
  case createView(CreateView)
  case alterTable(AlterTable)
  case rename(Rename)
  case setSchema(SetSchema)
  case moveAll(MoveAll)
  case alterOwner(AlterOwner)
  case alterDepends(AlterDepends)
  case createSequence(CreateSequence)
  case alterSequence(AlterSequence)
  case createIndex(CreateIndex)
  case reindex(Reindex)
  case drop(Drop)
  case createType(CreateType)
  case addEnumValue(AddEnumValue)
  case alterCompositeType(AlterCompositeType)
  case alterType(AlterType)
  case createDomain(CreateDomain)
  case alterDomain(AlterDomain)
  case transaction(TransactionControl)
  case setVariable(SetVariable)
  case setConstraints(SetConstraints)
  case query(Query)
  case insert(Insert)
  case update(Update)
  case delete(Delete)
  case merge(Merge)
  case truncate(Truncate)
  case copy(Copy)
  case prepare(Prepare)
  case execute(Execute)
  case deallocate(Deallocate)
  case explain(Explain)
  case declareCursor(DeclareCursor)
  case fetch(Fetch)
  case closeCursor(CloseCursor)
  case call(Call)
  case signal(Signal, TokenRange)
  case doBlock(Do)
  case lockTable(LockTable)
  case vacuum(Vacuum)
  case cluster(Cluster)
  case refreshMaterializedView(RefreshMaterializedView)
  case createFunction(CreateFunction)
  case alterFunction(AlterFunction)
  case createTrigger(CreateTrigger)
  case createEventTrigger(CreateEventTrigger)
  case alterEventTrigger(AlterEventTrigger)
  case createRule(CreateRule)
  case createPolicy(CreatePolicy)
  case alterPolicy(AlterPolicy)
  case createSchema(CreateSchema)
  case createExtension(CreateExtension)
  case alterExtension(AlterExtension)
  case alterExtensionContents(AlterExtensionContents)
  case createDatabase(CreateDatabase)
  case alterDatabase(AlterDatabase)
  case createTablespace(CreateTablespace)
  case alterTablespace(AlterTablespace)
  case alterSystem(AlterSystem)
  case createPublication(CreatePublication)
  case alterPublication(AlterPublication)
  case createSubscription(CreateSubscription)
  case alterSubscription(AlterSubscription)
  case createRole(CreateRole)
  case alterRole(AlterRole)
  case alterRoleSetting(AlterRoleSetting)
  case reassignOwned(ReassignOwned)
  case grant(Grant)
  case grantRole(GrantRole)
  case alterDefaultPrivileges(AlterDefaultPrivileges)
  case comment(Comment)
  case securityLabel(SecurityLabel)
  case define(Define)
  case createStatistics(CreateStatistics)
  case alterStatistics(AlterStatistics)
  case createConversion(CreateConversion)
  case createCast(CreateCast)
  case createTransform(CreateTransform)
  case createLanguage(CreateLanguage)
  case createAccessMethod(CreateAccessMethod)
  case createOperatorClass(CreateOperatorClass)
  case createOperatorFamily(CreateOperatorFamily)
  case alterOperatorFamily(AlterOperatorFamily)
  case alterOperator(AlterOperator)
  case alterCollation(AlterCollation)
  case alterTextSearchDictionary(AlterTextSearchDictionary)
  case alterTextSearchConfiguration(AlterTextSearchConfiguration)
  case createForeignDataWrapper(CreateForeignDataWrapper)
  case alterForeignDataWrapper(AlterForeignDataWrapper)
  case createServer(CreateServer)
  case alterServer(AlterServer)
  case createForeignTable(CreateForeignTable)
  case importForeignSchema(ImportForeignSchema)
  case userMapping(UserMapping)
  case createPropertyGraph(CreatePropertyGraph)
  case alterPropertyGraph(AlterPropertyGraph)
  case repack(Repack)
  case waitFor(WaitFor)
  /// Kept whole: the parser knows no more of it than its first words.
  case opaque(Opaque)
}

/// A statement that the parser does not take apart, by the keywords it begins with.
package struct Opaque: Sendable {
  /// At most four leading words.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(keywords: TokenRange, range: TokenRange) {
    self.keywords = keywords
    self.range = range
  }
}

/// Why a statement does not parse, and at which token or byte.
package struct SyntaxFailure: Hashable, Sendable {
  /// In the server's words, without the text it stands near.
  package let message: String
  /// Where the server's cursor stands: the offending token, or the end of the input.
  package let span: SourceSpan
  package let isAtEnd: Bool
  /// Whether the server adds the text at that place: `… at or near "x"`, `… at end of input`.
  package let saysNear: Bool
  /// Whether the server's message has a cursor at all.
  package let hasPlace: Bool
  /// Whether this is our own limit, and no mistake of the text: the server may well take it.
  package let isLimit: Bool

  package init(
    _ message: String, _ span: SourceSpan, isAtEnd: Bool, saysNear: Bool = false,
    hasPlace: Bool = true, isLimit: Bool = false
  ) {
    self.isLimit = isLimit
    self.message = message
    self.span = span
    self.isAtEnd = isAtEnd
    self.saysNear = saysNear
    self.hasPlace = hasPlace
  }
}

/// One statement of a script: its tokens, what they say, and where they stand.
///
/// Nothing of it changes, and much of it is shared: it is handed on as one reference.
package final class Statement: Sendable {
  package enum Outcome: Sendable {
    case parsed(StatementBody)
    case failed(SyntaxFailure)
  }

  /// What stands behind a statement.
  package enum Ending: Hashable, Sendable {
    case semicolon
    /// psql's `\;`: the next statement is sent in the same message.
    case joined
    /// A command of psql's that sends it, such as `\gexec`.
    case command(MetaCommand)
    /// The end of the text.
    case missing
  }

  /// The bytes that its tokens stand in: the whole file's, shared and not copied, save where `map`
  /// tells of another text.
  package let bytes: [UInt8]
  /// The statement's own tokens, without the semicolon that ends it.
  package let tokens: [Token]
  package let outcome: Outcome
  package let mentions: Mentions
  /// The oldest server whose grammar has everything that it says.
  package let requiredServer: Server
  /// What the server asked for says where it is older than that, in its words and at its place.
  package let refusal: SyntaxFailure?
  /// From the first token to the last.
  package let span: SourceSpan
  /// What ends it.
  package let ending: Ending
  /// The places that a tool or psql is to fill in. A statement that parses as it stands has none;
  /// they are looked for where one does not, and a token of it may be one, or a name around one.
  package let placeholders: [SourceSpan]
  /// Where its bytes stand in the file, for one in a body that had to be decoded.
  package let map: SourceMap?
  /// How many bodies and strings stand around it.
  package let nesting: Int
  /// psql's own commands that stand before it, since the statement before.
  package let commands: [MetaCommand]

  init(
    bytes: [UInt8], tokens: [Token], outcome: Outcome, mentions: Mentions, requiredServer: Server,
    refusal: SyntaxFailure?, span: SourceSpan, ending: Ending, placeholders: [SourceSpan],
    map: SourceMap?, nesting: Int, commands: [MetaCommand] = []
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.outcome = outcome
    self.mentions = mentions
    self.requiredServer = requiredServer
    self.refusal = refusal
    self.span = span
    self.ending = ending
    self.placeholders = placeholders
    self.map = map
    self.nesting = nesting
    self.commands = commands
  }

  /// The same behind commands of psql's.
  func behind(_ commands: [MetaCommand]) -> Statement {
    Statement(
      bytes: bytes, tokens: tokens, outcome: outcome, mentions: mentions,
      requiredServer: requiredServer, refusal: refusal, span: span, ending: ending,
      placeholders: placeholders, map: map, nesting: nesting, commands: commands)
  }

  /// The same, which servers before one refuse.
  func refused(by failure: SyntaxFailure, before server: Server) -> Statement {
    Statement(
      bytes: bytes, tokens: tokens, outcome: outcome, mentions: mentions,
      requiredServer: max(requiredServer, server), refusal: failure, span: span, ending: ending,
      placeholders: placeholders, map: map, nesting: nesting, commands: commands)
  }

  /// Whether parts of it are not known, so that its names are no names to rely on.
  package var hasPlaceholders: Bool { !placeholders.isEmpty }

  /// Whether more than the end of the file ends it.
  package var isTerminated: Bool {
    if case .missing = ending { false } else { true }
  }

  package var body: StatementBody? {
    if case .parsed(let body) = outcome { body } else { nil }
  }

  /// The place of a node in the file.
  package func span(_ range: TokenRange) -> SourceSpan {
    let lower = Int(range.lower)
    let upper = Int(range.upper)
    guard lower < upper, upper <= tokens.count else {
      guard lower < tokens.count else { return SourceSpan(offset: span.end, length: 0) }
      return map.place(SourceSpan(offset: Int(tokens[lower].start), length: 0))
    }
    return map.place(SourceSpan(Int(tokens[lower].start), Int(tokens[upper - 1].limit)))
  }

  package func span(_ name: Name) -> SourceSpan { span(name.range) }

  /// The text of a node as the server reads it: of a statement in a string, without the string's
  /// escapes.
  package func written(_ range: TokenRange) -> String {
    guard map != nil else { return text(span(range)) }
    let indices = range.indices.clamped(to: tokens.indices)
    guard let first = tokens[indices].first, let last = tokens[indices].last else { return "" }
    let own = Int(first.start)..<max(Int(first.start), Int(last.limit))
    return String(decoding: bytes[own.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The text of a place in the file.
  package func text(_ span: SourceSpan) -> String {
    let file = map?.file ?? bytes
    return String(decoding: file[span.range.clamped(to: 0..<file.count)], as: UTF8.self)
  }

  /// The identifier as the server knows it: folded, unquoted, cut to 63 bytes.
  package func text(_ name: Name) -> String {
    if let word = plainWord(name) {
      return String(unsafeUninitializedCapacity: word.count) { letters in
        letters.initialize(fromContentsOf: bytes[word].lazy.map(folded))
      }
    }
    return String(decoding: identifier(name), as: UTF8.self)
  }

  /// Where the identifier stands, if it only has to be folded: unquoted, and short enough.
  package func plainWord(_ name: Name) -> Range<Int>? {
    guard Int(name.token) < tokens.count else { return nil }
    let token = tokens[Int(name.token)]
    let range = token.range.clamped(to: 0..<bytes.count)
    return token.kind == .word && range.count <= longestIdentifier ? range : nil
  }

  /// The identifier's bytes as the server knows them.
  package func identifier(_ name: Name) -> [UInt8] {
    guard Int(name.token) < tokens.count else { return [] }
    return decodeIdentifier(tokens[Int(name.token)], in: bytes)
  }

  /// The token at an index, or nil.
  package func token(at index: Int) -> Token? {
    index >= 0 && index < tokens.count ? tokens[index] : nil
  }
}

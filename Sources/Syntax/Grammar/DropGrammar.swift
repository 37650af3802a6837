extension Parser {
  /// DROP, by the kind of the object.
  mutating func drop() throws(SyntaxError) -> StatementBody {
    let start = at
    advance()
    let (kind, shape) = try dropKind()
    var drop = DropParts(keywords: range(from: start), kind: kind, shape: shape)
    if shape == .special {
      try dropSpecial(&drop)
    } else {
      if kind == .index { drop.concurrently = takeConcurrently() }
      drop.ifExists = try takeIfExists()
      drop.targets = try dropTargets(kind, shape)
    }
    if shape == .database { try dropDatabaseOptions() }
    let hasBehavior = shape != .database && shape != .tablespace && shape != .roles
    return .drop(finish(drop, hasBehavior ? dropBehavior() : nil))
  }

  /// The names of what is dropped, as its kind has them.
  private mutating func dropTargets(
    _ kind: Drop.Kind, _ shape: DropShape
  ) throws(SyntaxError) -> [Drop.Target] {
    switch shape {
    case .anyNames: try qualifiedNames().map { Drop.Target(name: $0) }
    case .names: try names().map { Drop.Target(name: QualifiedName($0)) }
    case .oneName, .database, .tablespace: [Drop.Target(name: QualifiedName(try columnName()))]
    case .nameOn: [try dropFromTable()]
    case .types: try dropTypes()
    case .routines: try dropRoutines(kind)
    case .roles, .special: try roles().map { Drop.Target(name: QualifiedName($0)) }
    }
  }

  private mutating func dropTypes() throws(SyntaxError) -> [Drop.Target] {
    try commaSeparated { (parser) throws(SyntaxError) in
      let type = try parser.typeName()
      return Drop.Target(name: parser.identifier(of: type))
    }
  }

  private func finish(_ parts: DropParts, _ behavior: DropBehavior?) -> Drop {
    Drop(
      keywords: parts.keywords, kind: parts.kind, concurrently: parts.concurrently,
      ifExists: parts.ifExists, targets: parts.targets, behavior: behavior,
      range: range(from: Int(parts.keywords.lower)))
  }

  /// Takes the words of the kind, and says how its names are written.
  private mutating func dropKind() throws(SyntaxError) -> (Drop.Kind, DropShape) {
    guard let word = keyword else { throw unexpected() }
    advance()
    switch word {
    case .table: return (.table, .anyNames)
    case .sequence: return (.sequence, .anyNames)
    case .view: return (.view, .anyNames)
    case .index: return (.index, .anyNames)
    case .collation, .conversion, .statistics: return (.other(word), .anyNames)
    case .type: return (.type, .types)
    case .domain: return (.domain, .types)
    case .extension: return (.extension, .names)
    case .publication: return (.publication, .names)
    case .schema: return (.schema, .names)
    case .language, .server: return (.other(word), .names)
    case .policy: return (.policy, .nameOn)
    case .rule: return (.rule, .nameOn)
    case .trigger: return (.trigger, .nameOn)
    case .function: return (.function, .routines)
    case .procedure: return (.procedure, .routines)
    case .routine: return (.routine, .routines)
    case .aggregate: return (.aggregate, .routines)
    case .database: return (.database, .database)
    case .tablespace: return (.tablespace, .tablespace)
    case .subscription: return (.subscription, .oneName)
    default: return try longDropKind(word)
    }
  }

  /// The kinds of several words, and those with a syntax of their own.
  private mutating func longDropKind(_ word: Keyword) throws(SyntaxError) -> (
    Drop.Kind, DropShape
  ) {
    switch word {
    case .materialized:
      try expect(.view)
      return (.materializedView, .anyNames)
    case .foreign:
      if take(.table) { return (.foreignTable, .anyNames) }
      try expect(.data)
      try expect(.wrapper)
      return (.other(.foreign), .names)
    case .text:
      try expect(.search)
      try textSearchWord()
      return (.other(.text), .anyNames)
    case .access:
      try expect(.method)
      return (.other(.access), .names)
    case .event:
      try expect(.trigger)
      return (.other(.event), .names)
    case .procedural:
      try expect(.language)
      return (.other(.language), .names)
    case .operator:
      if isNext(.class) || isNext(.family), peek(1).kind != .dot {
        return (.other(.operator), .special)
      }
      return (.other(.operator), .routines)
    case .user where isNext(.mapping) && (peek(1).keyword == .for || peek(1).keyword == .if):
      advance()
      return (.userMapping, .special)
    case .role, .user, .group: return (.role, .roles)
    case .owned: return (.owned, .special)
    case .cast, .transform: return (.other(word), .special)
    default:
      at -= 1
      guard isPropertyNext else { throw unexpected() }
      advance()
      guard takeWord(.graph) else { throw unexpected() }
      return (.other(.graph), .anyNames)
    }
  }

  /// `PARSER | DICTIONARY | TEMPLATE | CONFIGURATION`
  @discardableResult
  mutating func textSearchWord() throws(SyntaxError) -> ObjectKind {
    if take(.parser) { return .textSearchParser }
    if take(.dictionary) { return .textSearchDictionary }
    if take(.template) { return .textSearchTemplate }
    try expect(.configuration)
    return .textSearchConfiguration
  }

  /// `name ON table`
  private mutating func dropFromTable() throws(SyntaxError) -> Drop.Target {
    let name = QualifiedName(try columnName())
    try expect(.on)
    let table = try qualifiedName()
    return Drop.Target(
      name: name, on: RelationReference(name: table, isOnly: false, range: table.range))
  }

  /// `[[WITH] ( FORCE, … )]`
  private mutating func dropDatabaseOptions() throws(SyntaxError) {
    let hasWith = takeAnyWith()
    guard hasWith || isNext(.leftParenthesis) else { return }
    _ = try parenthesized { (parser) throws(SyntaxError) in try parser.expect(.force) }
  }

  private mutating func dropRoutines(_ kind: Drop.Kind) throws(SyntaxError) -> [Drop.Target] {
    try commaSeparated { (parser) throws(SyntaxError) in
      let routine =
        switch kind {
        case .aggregate: try parser.aggregateReference()
        case .other: try parser.operatorReference()
        default: try parser.routineReference()
        }
      return Drop.Target(name: routine.name, signature: routine.signature)
    }
  }

  /// ```
  /// DROP OPERATOR {CLASS | FAMILY} [IF EXISTS] name USING method
  /// DROP USER MAPPING [IF EXISTS] FOR role SERVER name
  /// DROP OWNED BY role, …
  /// DROP CAST [IF EXISTS] ( type AS type )
  /// DROP TRANSFORM [IF EXISTS] FOR type LANGUAGE name
  /// ```
  private mutating func dropSpecial(_ drop: inout DropParts) throws(SyntaxError) {
    switch drop.kind {
    case .owned:
      try expect(.by)
      drop.targets = try roles().map { Drop.Target(name: QualifiedName($0)) }
    case .userMapping:
      drop.ifExists = try takeIfExists(orName: false)
      try expect(.for)
      drop.targets = [Drop.Target(name: QualifiedName(try mappedRole()))]
      try expect(.server)
      _ = try columnName()
    case .other(.operator):
      advance()
      drop.ifExists = try takeIfExists()
      drop.targets = [Drop.Target(name: try qualifiedName())]
      try expect(.using)
      _ = try columnName()
    case .other(.cast):
      drop.ifExists = try takeIfExists(orName: false)
      try castTypes()
    default:
      drop.ifExists = try takeIfExists(orName: false)
      try expect(.for)
      _ = try typeName()
      try expect(.language)
      drop.targets = [Drop.Target(name: QualifiedName(try columnName()))]
    }
  }

  /// `( type AS type )`
  mutating func castTypes() throws(SyntaxError) {
    try expect(.leftParenthesis)
    _ = try typeName()
    try expect(.as)
    _ = try typeName()
    try expect(.rightParenthesis)
  }

  /// `role | USER`: auth_ident.
  mutating func mappedRole() throws(SyntaxError) -> Name {
    if take(.user) { return Name(at - 1) }
    return try role()
  }
}

/// What a DROP has said so far.
private struct DropParts {
  let keywords: TokenRange
  let kind: Drop.Kind
  let shape: DropShape
  var concurrently: TokenRange?
  var ifExists = false
  var targets: [Drop.Target] = []
}

/// How the names of what is dropped are written.
private enum DropShape {
  case anyNames, names, oneName, nameOn, types, routines, roles, database, tablespace, special
}

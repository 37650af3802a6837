extension Parser {
  /// ```
  /// CREATE TYPE name [AS ( [attribute, …] ) | AS ENUM ( ['label', …] ) | AS RANGE ( options )
  ///   | ( options )]
  /// ```
  mutating func createType(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try qualifiedName()
    let definition = try typeDefinition(name)
    return .createType(
      CreateType(name: name, definition: definition, range: range(from: start)))
  }

  private mutating func typeDefinition(
    _ name: QualifiedName
  ) throws(SyntaxError) -> CreateType.Definition {
    if isNext(.leftParenthesis) {
      _ = try definition()
      return .base
    }
    guard take(.as) else { return .shell }
    if take(.enum) { return .enumeration(try enumLabels()) }
    if take(.range) {
      _ = try definition()
      return .range
    }
    return .composite(try compositeAttributes(name))
  }

  private mutating func enumLabels() throws(SyntaxError) -> [TokenRange] {
    try expect(.leftParenthesis)
    if take(.rightParenthesis) { return [] }
    let labels = try commaSeparated { (parser) throws(SyntaxError) in try parser.stringConstant() }
    try expect(.rightParenthesis)
    return labels
  }

  /// The attributes of a composite type, whose name the server keeps as a relation's.
  private mutating func compositeAttributes(
    _ name: QualifiedName
  ) throws(SyntaxError) -> [ColumnDefinition] {
    try expect(.leftParenthesis)
    var attributes: [ColumnDefinition] = []
    if !isNext(.rightParenthesis) {
      attributes = try commaSeparated { (parser) throws(SyntaxError) in try parser.attribute() }
    }
    try expect(.rightParenthesis)
    try mentionAsRelation(name)
    return attributes
  }

  /// Notes a name as that of a relation, which has three parts at most.
  mutating func mentionAsRelation(_ name: QualifiedName) throws(SyntaxError) {
    if name.partCount > 3 {
      throw rejected("improper qualified name (too many dotted names)", at: Int(name.range.lower))
    }
    _ = mention(RelationReference(name: name, isOnly: false, range: name.range))
  }

  /// `name type [COLLATE name]`: TableFuncElement.
  mutating func attribute() throws(SyntaxError) -> ColumnDefinition {
    let start = at
    let name = try columnName()
    let type = try typeName()
    let collation = take(.collate) ? try qualifiedName() : nil
    return ColumnDefinition(name: name, type: type, collation: collation, range: range(from: start))
  }

  /// ```
  /// ALTER TYPE name {ADD VALUE … | {ADD | DROP | ALTER} ATTRIBUTE …, … | DROP VALUE 'label'
  ///   | RENAME {TO name | VALUE 'a' TO 'b' | ATTRIBUTE a TO b} | SET SCHEMA name | SET ( options )
  ///   | OWNER TO role}
  /// ```
  mutating func alterType(from start: Int) throws(SyntaxError) -> StatementBody {
    advance()
    let name = try qualifiedName()
    switch keyword {
    case .rename:
      return .rename(try renameType(name, from: start))
    case .add where peek(1).keyword == .value:
      return .addEnumValue(try addEnumValue(name, from: start))
    case .drop where peek(1).keyword == .value && server.major >= 18:
      at += 2
      _ = try stringConstant()
      throw rejected("dropping an enum value is not implemented", at: at - 3)
    case .add, .drop, .alter:
      return .alterCompositeType(try alterCompositeType(name, from: start))
    case .set where peek(1).kind == .leftParenthesis:
      advance()
      let options = try operatorDefinition()
      return .alterType(AlterType(name: name, options: options, range: range(from: start)))
    case .set:
      return .setSchema(try setSchema(of: .type(name), from: start))
    case .owner:
      let reference = ObjectReference(
        kind: .type, name: name, owner: nil, range: range(from: start + 1))
      return try alterOwner(reference, from: start)
    default:
      throw unexpected()
    }
  }

  /// `ADD VALUE [IF NOT EXISTS] 'label' [{BEFORE | AFTER} 'other']`
  private mutating func addEnumValue(
    _ name: QualifiedName, from start: Int
  ) throws(SyntaxError) -> AddEnumValue {
    let keywords = TokenRange(at, at + 2)
    at += 2
    let ifNotExists = try takeIfNotExists(orName: false)
    let label = try stringConstant()
    if take(.before) || take(.after) { _ = try stringConstant() }
    return AddEnumValue(
      type: name, label: label, ifNotExists: ifNotExists, keywords: keywords,
      range: range(from: start))
  }

  /// `RENAME {TO name | VALUE 'old' TO 'new' | ATTRIBUTE old TO new [CASCADE | RESTRICT]}`
  private mutating func renameType(
    _ name: QualifiedName, from start: Int
  ) throws(SyntaxError) -> Rename {
    let clause = at
    advance()
    if take(.value) {
      let label = try stringConstant()
      try expect(.to)
      let new = try stringConstant()
      return Rename(
        target: .enumValue(name, label), ifExists: false, newName: Name(Int(new.lower)),
        clause: range(from: clause), range: range(from: start))
    }
    guard take(.attribute) else {
      return try renameTo(.type(name), clause: clause, from: start)
    }
    let attribute = try columnName()
    let rename = try renameTo(.attribute(name, attribute), clause: clause, from: start)
    try mentionAsRelation(name)
    _ = dropBehavior()
    return rename
  }

  /// ```
  /// {ADD ATTRIBUTE name type | DROP ATTRIBUTE [IF EXISTS] name
  ///   | ALTER ATTRIBUTE name [SET DATA] TYPE type [COLLATE name]} [CASCADE | RESTRICT], …
  /// ```
  private mutating func alterCompositeType(
    _ name: QualifiedName, from start: Int
  ) throws(SyntaxError) -> AlterCompositeType {
    let actions = try commaSeparated { (parser) throws(SyntaxError) in
      try parser.attributeAction()
    }
    try mentionAsRelation(name)
    return AlterCompositeType(type: name, actions: actions, range: range(from: start))
  }

  private mutating func attributeAction() throws(SyntaxError) -> AlterCompositeType.Action {
    let word = keyword
    switch word {
    case .add, .drop, .alter: advance()
    default: throw unexpected()
    }
    try expect(.attribute)
    if word == .add {
      let attribute = try attribute()
      return .add(attribute, dropBehavior())
    }
    if word == .drop {
      let ifExists = try takeIfExists()
      let name = try columnName()
      return .drop(name, ifExists: ifExists, dropBehavior())
    }
    let name = try columnName()
    if take(.set) { try expect(.data) }
    try expect(.type)
    let type = try typeName()
    if take(.collate) { _ = try qualifiedName() }
    return .alterType(name, type, dropBehavior())
  }
}

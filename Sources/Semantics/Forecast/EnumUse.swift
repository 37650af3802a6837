import Syntax

/// Labels that ALTER TYPE … ADD VALUE added in this very transaction, which nothing may use yet.
extension Forecast {
  mutating func refuseNewLabels() {
    guard moment.schema.hasNewLabels, moment.transaction.isInTransaction != false else { return }
    for index in statement.tokens.indices {
      guard let text = statement.string(at: index) else { continue }
      for type in moment.schema.allTypes where isUnusable(text, of: type) {
        guard isUsed(type.key, at: index) else { continue }
        let certainty: Certainty =
          moment.transaction.isInTransaction == nil ? .unknownShape : .certain
        return refuse(
          "55P04", "unsafe use of new value \"\(text)\" of enum type \(type.key.name)", certainty,
          at: TokenRange(index, index + 1))
      }
    }
  }

  /// Since 17 a type made in the same transaction may be used with all its labels.
  private func isUnusable(_ label: String, of type: TypeDefinition) -> Bool {
    if moment.server.major >= 17, type.madeIn == moment.number { return false }
    return type.labels.contains { $0.text == label && $0.addedIn == moment.number }
  }

  /// Whether a string becomes a value of the type: by a cast, by its place in VALUES, or beside a
  /// column of the type.
  private func isUsed(_ type: TypeKey, at index: Int) -> Bool {
    if let cast = castBehind(index) { return cast == type }
    if let column = insertedColumn(at: index) { return column == type }
    return typeBefore(index) == type
  }

  /// `'x'::type`, `CAST('x' AS type)`.
  private func castBehind(_ index: Int) -> TypeKey? {
    let next = statement.token(at: index + 1)
    guard next?.kind == .typecast || next?.keyword == .as else { return nil }
    return statement.mentions.types.first { Int($0.range.lower) == index + 2 }.flatMap(key)
  }

  private func key(_ type: TypeName) -> TypeKey? {
    moment.schema.columnType(type, in: statement).key
  }

  /// The type of the column that an item of VALUES is for.
  private func insertedColumn(at index: Int) -> TypeKey? {
    guard case .insert(let insert) = statement.body, case .query(let query) = insert.rows,
      case .values = query.body, query.range.indices.contains(index),
      let table = relation(resolve(insert.table)), let place = place(of: index, in: query.range)
    else { return nil }
    let names =
      insert.columns.isEmpty
      ? table.columns.map(\.name) : insert.columns.map { Identifier($0, in: statement) }
    guard place < names.count else { return nil }
    return table.column(names[place])?.type?.key
  }

  /// Which item of its row a token is, where it stands right in the row.
  private func place(of index: Int, in range: TokenRange) -> Int? {
    var (depth, item) = (0, 0)
    for place in range.indices {
      if place == index { return depth == 1 ? item : nil }
      switch statement.token(at: place)?.kind {
      case .leftParenthesis:
        depth += 1
        if depth == 1 { item = 0 }
      case .rightParenthesis: depth -= 1
      case .comma where depth == 1: item += 1
      default: break
      }
    }
    return nil
  }

  /// The type of the column that stands before a string, past operators, brackets and other strings:
  /// `c = 'x'`, `c IN ('a', 'x')`, `SET c = 'x'`, `c type DEFAULT 'x'`.
  private func typeBefore(_ index: Int) -> TypeKey? {
    var place = index - 1
    while let token = statement.token(at: place) {
      if let type = statement.mentions.types.first(where: { Int($0.range.upper) == place + 1 }) {
        return key(type)
      }
      if token.kind == .word || token.kind == .quotedIdentifier,
        !EnumWords.skipped.contains(where: { $0 == token.keyword })
      {
        return columnType(Identifier(Name(place), in: statement))
      }
      place -= 1
    }
    return nil
  }

  private func columnType(_ name: Identifier) -> TypeKey? {
    for mention in statement.mentions.relations {
      if let key = relation(resolve(mention))?.column(name)?.type?.key { return key }
    }
    return nil
  }
}

/// Keywords that may stand between a column and a value that is compared with it.
private enum EnumWords {
  static let skipped: [Keyword] = [
    .in, .any, .some, .all, .array, .default, .set, .between, .and, .not, .null, .is, .distinct,
    .from,
    .values, .to, .data,
  ]
}

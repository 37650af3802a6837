extension Parser {
  /// ```
  /// RENAME {TO name | [COLUMN] column TO name | CONSTRAINT constraint TO name}
  /// ```
  /// Columns of tables, views and their kin have names to change; constraints those of tables.
  mutating func renameRelation(
    _ head: AlterHead, _ relation: RelationReference, ifExists: Bool
  ) throws(SyntaxError) -> Rename {
    let start = at
    advance()
    let target: Rename.Target
    if isNext(.to) {
      target = .relation(head.kind, relation)
    } else if head.kind == .table, take(.constraint) {
      target = .constraint(relation, try columnName())
    } else {
      guard head.kind != .index, head.kind != .sequence else { throw unexpected() }
      take(.column)
      target = .column(head.kind, relation, try columnName())
    }
    return try renameTo(target, ifExists: ifExists, clause: start, from: head.start)
  }

  /// `RENAME TO name`, which begins here.
  mutating func rename(
    _ target: Rename.Target, ifExists: Bool = false, from start: Int
  ) throws(SyntaxError) -> StatementBody {
    let clause = at
    advance()
    return .rename(try renameTo(target, ifExists: ifExists, clause: clause, from: start))
  }

  /// `TO name`, the end of every RENAME.
  mutating func renameTo(
    _ target: Rename.Target, ifExists: Bool = false, clause: Int, from start: Int
  ) throws(SyntaxError) -> Rename {
    try expect(.to)
    let newName = try columnName()
    return Rename(
      target: target, ifExists: ifExists, newName: newName, clause: range(from: clause),
      range: range(from: start))
  }

  /// `SET SCHEMA name`, which begins here.
  mutating func setSchema(
    of target: SetSchema.Target, from start: Int
  ) throws(SyntaxError) -> SetSchema {
    let clause = at
    try expect(.set)
    try expect(.schema)
    let newSchema = try columnName()
    return SetSchema(
      target: target, newSchema: newSchema, clause: range(from: clause), range: range(from: start))
  }

  /// `[NO] DEPENDS ON EXTENSION name`
  mutating func dependsOnExtension(from start: Int) throws(SyntaxError) -> AlterDepends {
    let isRemoved = take(.no)
    try expect(.depends)
    try expect(.on)
    try expect(.extension)
    return AlterDepends(
      extension: try columnName(), isRemoved: isRemoved, range: range(from: start))
  }

  /// `OWNER TO role`, which begins here.
  mutating func alterOwner(
    _ object: ObjectReference, from start: Int
  ) throws(SyntaxError) -> StatementBody {
    try expect(.owner)
    try expect(.to)
    let owner = try role()
    return .alterOwner(AlterOwner(object: object, newOwner: owner, range: range(from: start)))
  }
}

import Syntax

/// Actions of ALTER TABLE on the table as a whole: its storage, options, owner, triggers.
extension Forecast {
  mutating func tableAction(
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    switch action.kind {
    case .setLogged, .setUnlogged:
      rewrite(table, .logging, at: action.keywords)
    case .setAccessMethod:
      rewrite(table, .accessMethod, .unknownShape, at: action.keywords)
    case .setTablespace:
      rewrite(table, .tablespace, .unknownShape, at: action.keywords)
    default: break
    }
  }
}

import Syntax

extension SchemaChange {
  /// What the SQL in a DO block leaves behind. What stands below a condition is mostly guarded by IF
  /// NOT EXISTS: it is taken as done, and more than is known may be so.
  mutating func runBlock() {
    guard let body = statement.routineBody(on: server) else { return }
    if case .foreign = body { schema.hasUnseenChanges = true }
    for part in body.parts {
      switch part.content {
      case .statement(let inner):
        schema.apply(inner, path: path, transaction: transaction, server: server)
        if part.isConditional { schema.hasUnseenChanges = true }
      case .unseen: schema.hasUnseenChanges = true
      case .expression: break
      }
    }
  }
}

import Syntax

/// Databases, tablespaces, settings, subscriptions, transactions: what locks no relation, and where it
/// may stand.
extension Forecast {
  mutating func alterDatabase(_ alter: AlterDatabase) {
    switch alter.action {
    case .setTablespace: needsNoTransaction(at: TokenRange(0, 2))
    case .setting(let setting): lastingSetting(setting, at: TokenRange(0, 2))
    case .options, .refreshCollation: break
    }
  }

  /// A subscription makes its slot on the publisher, unless told not to.
  mutating func createSubscription(_ create: CreateSubscription) {
    let isSpared = create.options.contains { option in
      let name = statement.text(option.name.last)
      guard name == "connect" || name == "create_slot", let value = option.value else {
        return false
      }
      let words = statement.written(value).lowercased()
      return ["false", "off", "0", "no", "'false'", "'off'", "'no'"].contains(words)
    }
    if !isSpared { needsNoTransaction(at: TokenRange(0, 2)) }
  }

  /// DISCARD ALL alone ends what a transaction may not, and every setting of the session.
  mutating func signal(_ signal: Signal) {
    switch signal {
    case .discard:
      guard statement.token(at: 1)?.keyword == .all else { return }
      needsNoTransaction(at: TokenRange(0, 2))
      resetAll(at: TokenRange(0, 2))
    case .listen, .notify, .unlisten, .checkpoint, .load, .show: break
    }
  }

  mutating func transactionControl(_ control: TransactionControl) {
    switch control.kind {
    case .savepoint, .release, .rollbackTo:
      // The implicit block of a string is none for savepoints.
      if moment.transaction == .implicit {
        refuse(
          "25P01", "\(statement.written(control.keywords)) can only be used in transaction blocks",
          at: control.keywords)
      } else {
        needsTransaction(statement.written(control.keywords), at: control.keywords)
      }
    case .commitPrepared, .rollbackPrepared: needsNoTransaction(at: control.keywords)
    case .begin:
      if moment.transaction == .explicit { changes(.nestedBegin, at: control.keywords) }
    case .commit, .rollback:
      // In a body it ends the transaction of the call, and the next begins at once.
      guard statement.nesting == 0, moment.transaction == .autocommit else { break }
      changes(.strayEnd, at: control.keywords)
    case .prepare: break
    }
  }

  mutating func declareCursor(_ declare: DeclareCursor) {
    if !declare.isHeld { needsTransaction("DECLARE CURSOR", at: TokenRange(0, 1)) }
    queryStatement(
      .query(declare.query), .planned, in: declare.query.range, at: TokenRange(0, 1))
  }

  /// The statement is one that the server refuses outside a transaction block.
  mutating func needsTransaction(_ words: String, at range: TokenRange) {
    guard moment.canRun(.insideTransaction) == .no else { return }
    refuse("25P01", "\(words) can only be used in transaction blocks", at: range)
  }

  /// EXPLAIN plans, and runs under ANALYZE alone.
  mutating func explain(_ explain: Explain) {
    switch explain.statement {
    case .query, .insert, .update, .delete, .merge:
      queryStatement(
        explain.statement, explain.isRun ? .run : .planned, at: explain.keywords)
    case .declareCursor(let it):
      queryStatement(.query(it.query), .planned, in: it.query.range, at: explain.keywords)
    case .createTableAs(let it):
      guard let query = it.query else { return }
      queryStatement(
        .query(query), explain.isRun ? .run : .planned, made: [it.table], in: query.range,
        at: explain.keywords)
    default: break
    }
  }
}

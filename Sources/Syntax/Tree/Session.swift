/// BEGIN, COMMIT, ROLLBACK, savepoints and two-phase commit.
package struct TransactionControl: Sendable {
  package enum Kind: Sendable {
    /// BEGIN or START TRANSACTION.
    case begin
    case commit(chain: Bool)
    case rollback(chain: Bool)
    case savepoint(Name)
    case release(Name)
    case rollbackTo(Name)
    case prepare
    case commitPrepared
    case rollbackPrepared
  }

  package let kind: Kind
  /// `BEGIN`, `START TRANSACTION`, `ROLLBACK TO`.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(_ kind: Kind, keywords: TokenRange, range: TokenRange) {
    self.kind = kind
    self.keywords = keywords
    self.range = range
  }
}

/// `SET CONSTRAINTS {ALL | name, …} {DEFERRED | IMMEDIATE}`.
package struct SetConstraints: Sendable {
  /// nil for ALL.
  package let constraints: [QualifiedName]?
  package let isDeferred: Bool
  package let range: TokenRange
}

/// `SET [SESSION | LOCAL] name {TO | =} value`, `RESET name`.
package struct SetVariable: Sendable {
  package enum Scope: Sendable { case session, local }

  package enum Value: Sendable {
    /// The tokens of the values.
    case values([TokenRange])
    /// TO DEFAULT, or RESET.
    case toDefault
    case fromCurrent
  }

  package let scope: Scope
  /// The name; nil for RESET ALL and for the forms with words of their own (`SET TRANSACTION …`).
  package let name: QualifiedName?
  package let value: Value
  /// What the forms with words of their own set.
  package let form: Form
  package let range: TokenRange

  /// How the setting is named.
  package enum Form: Sendable {
    case named, all
    case transaction, sessionCharacteristics, snapshot
    case timeZone, catalog, schema, names, role, sessionAuthorization, xmlOption
  }

  package init(
    scope: Scope, name: QualifiedName?, value: Value, form: Form = .named, range: TokenRange
  ) {
    self.scope = scope
    self.name = name
    self.value = value
    self.form = form
    self.range = range
  }
}

/// `DO [LANGUAGE lang] 'body'`.
package struct Do: Sendable {
  /// The string token that holds the body.
  package let body: TokenRange?
  package let language: Name?
  package let range: TokenRange

  package init(body: TokenRange?, language: Name?, range: TokenRange) {
    self.body = body
    self.language = language
    self.range = range
  }
}

/// `LOCK [TABLE] a, b [IN mode MODE] [NOWAIT]`.
package struct LockTable: Sendable {
  package let tables: [RelationReference]
  /// The words of the mode, where written: `SHARE ROW EXCLUSIVE`.
  package let mode: TokenRange?
  package let isNoWait: Bool
  package let range: TokenRange

  package init(
    tables: [RelationReference], mode: TokenRange?, isNoWait: Bool, range: TokenRange
  ) {
    self.tables = tables
    self.mode = mode
    self.isNoWait = isNoWait
    self.range = range
  }
}

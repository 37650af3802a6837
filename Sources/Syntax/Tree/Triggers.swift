/// `CREATE [OR REPLACE] [CONSTRAINT] TRIGGER name … ON table … EXECUTE FUNCTION f ( … )`.
package struct CreateTrigger: Sendable {
  package enum Timing: Sendable { case before, after, insteadOf }

  package enum Event: Sendable {
    case insert, delete, truncate
    /// UPDATE [OF columns]
    case update([Name])
  }

  package let keywords: TokenRange
  package let orReplace: Bool
  package let isConstraint: Bool
  package let name: Name
  package let timing: Timing
  package let events: [Event]
  package let table: RelationReference
  /// FROM table, of a constraint trigger.
  package let referenced: RelationReference?
  package let attributes: ConstraintAttributes
  package let isForEachRow: Bool
  package let condition: Expression?
  package let function: QualifiedName
  package let range: TokenRange
}

/// `CREATE EVENT TRIGGER name ON event [WHEN …] EXECUTE FUNCTION f ()`.
package struct CreateEventTrigger: Sendable {
  package let name: Name
  package let event: Name
  package let function: QualifiedName
  package let range: TokenRange
}

/// `ALTER EVENT TRIGGER name {ENABLE [REPLICA | ALWAYS] | DISABLE}`.
package struct AlterEventTrigger: Sendable {
  package let name: Name
  /// nil where it is disabled.
  package let firing: FiringMode?
  package let range: TokenRange
}

/// `CREATE [OR REPLACE] RULE name AS ON event TO table [WHERE …] DO [ALSO | INSTEAD] actions`.
package struct CreateRule: Sendable {
  package let keywords: TokenRange
  package let orReplace: Bool
  package let name: Name
  /// SELECT, INSERT, UPDATE or DELETE.
  package let event: Keyword
  package let table: RelationReference
  package let condition: Expression?
  package let isInstead: Bool
  /// Empty for NOTHING.
  package let actions: [StatementBody]
  package let range: TokenRange
}

/// `CREATE POLICY name ON table …`.
package struct CreatePolicy: Sendable {
  package let keywords: TokenRange
  package let name: Name
  package let table: RelationReference
  package let isRestrictive: Bool
  /// FOR command.
  package let command: Keyword?
  package let roles: [Name]
  package let using: Expression?
  package let check: Expression?
  package let range: TokenRange
}

/// `ALTER POLICY name ON table [TO …] [USING (…)] [WITH CHECK (…)]`.
package struct AlterPolicy: Sendable {
  package let name: Name
  package let table: RelationReference
  package let roles: [Name]
  package let using: Expression?
  package let check: Expression?
  package let range: TokenRange
}

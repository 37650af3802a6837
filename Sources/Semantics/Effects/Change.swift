package import Syntax

/// Something that stays, and behaves otherwise afterwards.
package struct Change: Sendable {
  package enum Kind: Sendable {
    /// CREATE TRIGGER: it fires on every later change of rows.
    case trigger(Identifier)
    /// DISABLE TRIGGER, of one or, where there is no name, of all.
    case triggersOff(Identifier?)
    /// ENABLE TRIGGER.
    case triggersOn(Identifier?)
    /// `session_replication_role`: no ordinary trigger and no foreign key works for the session.
    case everyTriggerOff
    /// CREATE RULE: queries of the relation become others.
    case queryRule(Identifier)
    /// CREATE EVENT TRIGGER: it fires on every later schema change of the database.
    case eventTrigger(Identifier)
    /// OWNER TO.
    case owner
    /// REVOKE, DROP OWNED: somebody may do less; in the words of the statement.
    case fewerPrivileges(String)
    /// DROP ROLE, and CREATE ROLE.
    case droppedRole(Identifier)
    case newRole(Identifier)
    /// DROP TABLE IF EXISTS of a table that no migration makes.
    case absentTable
    /// GRANT … TO PUBLIC.
    case everybody
    /// ENABLE ROW LEVEL SECURITY. Without a policy nobody but the owner sees a row.
    case rowSecurity(hasPolicy: Bool)
    /// CREATE POLICY.
    case policy(Identifier)
    /// A view that reads a table with row security with the rights of the view's owner.
    case viewOverRowSecurity(RelationName)
    /// A SECURITY DEFINER function that takes the caller's search_path.
    case definerRights(Identifier)
    /// A published table whose rows subscribers could not tell apart, so that UPDATE and DELETE fail.
    /// Where it is not published yet, they fail once it is.
    case noReplicaIdentity(isPublished: Bool)
    /// REPLICA IDENTITY FULL: every old row is logged as a whole.
    case wholeRowIdentity
    /// A publication sends no more changes of a table; of all it named, where no table is said.
    case unpublished(Identifier)
    /// A publication is made, or sends the changes of a table too.
    case published(Identifier)
    /// ALTER CONSTRAINT: a foreign key is checked at each statement from now on.
    case noDeferral(Identifier)
    /// COMMENT ON of a relation itself.
    case comment
    /// A composite type gets an attribute.
    case newAttribute(Identifier, of: TypeKey)
    /// DROP RULE: queries of the relation are what they say again.
    case noQueryRule(Identifier)
    /// NO INHERIT: queries of the parent lose the rows.
    case noInherit(from: RelationName)
    /// ALTER SEQUENCE of what numbers are drawn from; the lock stops every draw.
    case sequence
    /// A UNIQUE or PRIMARY KEY that may be broken until COMMIT: no foreign key can refer to it and no
    /// ON CONFLICT can use it.
    case deferrableKey
    /// IF NOT EXISTS keeps a table or column that is not what is written here.
    case skippedCreation(Origin?)
    /// OR REPLACE of a view or routine that was there.
    case definition(String)
    /// ALTER EXTENSION … UPDATE.
    case extensionVersion(Identifier)
    /// BEGIN where a transaction is open.
    case nestedBegin
    /// COMMIT or ROLLBACK where none is.
    case strayEnd
    /// ALTER SYSTEM, ALTER DATABASE or ALTER ROLE … SET: it outlives the migration.
    case lastingSetting(String)
  }

  package let kind: Kind
  /// The relation it is about, where it is about one.
  package let relation: RelationName?
  /// Whether running code may meet it.
  package let isLive: Bool
  package let span: SourceSpan
}

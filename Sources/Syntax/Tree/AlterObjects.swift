/// `ALTER TABLE ALL IN TABLESPACE name [OWNED BY …] SET TABLESPACE name [NOWAIT]`.
package struct MoveAll: Sendable {
  package let keywords: TokenRange
  package let kind: RelationKind
  package let tablespace: Name
  package let newTablespace: Name
  package let isNoWait: Bool
  package let range: TokenRange
}

/// `ALTER … [NO] DEPENDS ON EXTENSION name`.
package struct AlterDepends: Sendable {
  package let `extension`: Name
  package let isRemoved: Bool
  package let range: TokenRange
}

/// `ALTER … OWNER TO role`, of everything that is no relation.
package struct AlterOwner: Sendable {
  package let object: ObjectReference
  package let newOwner: Name
  package let range: TokenRange
}

/// `CREATE [TEMP] SEQUENCE [IF NOT EXISTS] name option…`.
package struct CreateSequence: Sendable {
  package let keywords: TokenRange
  package let persistence: Persistence
  package let ifNotExists: Bool
  package let sequence: RelationReference
  package let options: [SequenceOption]
  package let range: TokenRange
}

/// `ALTER SEQUENCE [IF EXISTS] name option…`.
package struct AlterSequence: Sendable {
  package let sequence: RelationReference
  package let ifExists: Bool
  package let options: [SequenceOption]
  package let range: TokenRange
}

/// One option of a sequence, or of an identity column's.
package struct SequenceOption: Sendable {
  package enum Kind: Sendable {
    case dataType(TypeName)
    case cache, cycle, noCycle, increment, start
    case maxValue, minValue, noMaxValue, noMinValue
    case logged, unlogged
    case ownedBy(QualifiedName)
    case sequenceName(QualifiedName)
    /// With a value or without.
    case restart
  }

  package let kind: Kind
  package let range: TokenRange
}

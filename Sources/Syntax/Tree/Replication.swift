/// `CREATE PUBLICATION name [FOR …] [WITH (…)]`.
package struct CreatePublication: Sendable {
  package let name: Name
  package let isForAllTables: Bool
  package let objects: [PublishedObject]
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER PUBLICATION name {ADD | SET | DROP} object, …` and `SET (…)`.
package struct AlterPublication: Sendable {
  package enum Action: Sendable { case add, set, drop, setOptions }

  package let name: Name
  package let action: Action
  package let objects: [PublishedObject]
  package let options: [Option]
  package let range: TokenRange
}

/// One item of a publication's list.
package struct PublishedObject: Sendable {
  package enum Kind: Sendable {
    case table(RelationReference, columns: [Name], filter: Expression?)
    case schema(Name)
    /// CURRENT_SCHEMA
    case currentSchema
  }

  package let kind: Kind
  package let range: TokenRange
}

/// `CREATE SUBSCRIPTION name CONNECTION 'x' PUBLICATION name, … [WITH (…)]`.
package struct CreateSubscription: Sendable {
  package let name: Name
  package let publications: [Name]
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER SUBSCRIPTION name …`.
package struct AlterSubscription: Sendable {
  package enum Action: Sendable {
    case options, connection, refresh, enable, disable, skip
    case addPublications([Name])
    case dropPublications([Name])
    case setPublications([Name])
  }

  package let name: Name
  package let action: Action
  package let options: [Option]
  package let range: TokenRange
}

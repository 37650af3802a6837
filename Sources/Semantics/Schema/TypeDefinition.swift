/// A type by its schema and name.
package struct TypeKey: ObjectKey {
  package let schema: Identifier
  package let name: Identifier

  package init(schema: Identifier, name: Identifier) {
    self.schema = schema
    self.name = name
  }

  package var bits: UInt64 { schema.bits << 32 | name.bits }

  package func hash(into hasher: inout Hasher) { hasher.combine(bits) }
}

/// A type that statements made.
package struct TypeDefinition: Sendable {
  package enum Kind: Sendable {
    case enumeration
    case domain(Domain)
    /// Its attributes stand in a relation of kind `compositeType`.
    case composite
    case range, base, shell
  }

  package var key: TypeKey
  package var kind: Kind
  package var birth: Birth
  package var madeIn: Int?
  /// The labels of an enum, and in which transaction each was added to a type that was there.
  package var labels: [EnumLabel] = []

  package init(key: TypeKey, kind: Kind, birth: Birth) {
    self.key = key
    self.kind = kind
    self.birth = birth
  }
}

/// A value of an enum.
package struct EnumLabel: Hashable, Sendable {
  package let text: String
  /// The transaction that added it by ALTER TYPE; nil for one of CREATE TYPE.
  package let addedIn: Int?
}

/// What a domain restricts.
package struct Domain: Sendable {
  package var base: ColumnType
  package var isNotNull = false
  package var hasDefault = false
  /// Its CHECK constraints, and whether each is valid.
  package var checks: [(name: Identifier, isValid: Bool)] = []

  package init(base: ColumnType) { self.base = base }

  /// Whether values have to be looked at when they become the domain's.
  package var isConstrained: Bool { isNotNull || !checks.isEmpty }
}

extension Schema {
  /// Whether a type is a domain that restricts, or a composite with one in it.
  package func constrainedDomain(_ type: ColumnType) -> Domain? {
    var type = type
    for _ in 0..<16 {
      guard type.dimensions == 0, let key = type.key,
        case .domain(let domain) = self.type(key)?.kind
      else { return nil }
      if domain.isConstrained { return domain }
      type = domain.base
    }
    return nil
  }

  /// The type below all domains.
  package func baseType(of type: ColumnType) -> ColumnType {
    var type = type
    for _ in 0..<16 {
      guard let key = type.key, case .domain(let domain) = self.type(key)?.kind else {
        return type
      }
      type = domain.base
    }
    return type
  }
}

/// `CREATE TYPE name …`.
package struct CreateType: Sendable {
  package enum Definition: Sendable {
    case composite([ColumnDefinition])
    /// The labels' tokens.
    case enumeration([TokenRange])
    case range, base, shell
  }

  package let name: QualifiedName
  package let definition: Definition
  package let range: TokenRange

  package init(name: QualifiedName, definition: Definition, range: TokenRange) {
    self.name = name
    self.definition = definition
    self.range = range
  }
}

/// `ALTER TYPE name ADD VALUE [IF NOT EXISTS] 'label' [BEFORE | AFTER 'other']`.
package struct AddEnumValue: Sendable {
  package let type: QualifiedName
  /// The token of the new label.
  package let label: TokenRange
  package let ifNotExists: Bool
  /// `ADD VALUE`.
  package let keywords: TokenRange
  package let range: TokenRange

  package init(
    type: QualifiedName, label: TokenRange, ifNotExists: Bool, keywords: TokenRange,
    range: TokenRange
  ) {
    self.type = type
    self.label = label
    self.ifNotExists = ifNotExists
    self.keywords = keywords
    self.range = range
  }
}

/// `ALTER TYPE name {ADD | DROP | ALTER} ATTRIBUTE …, …`.
package struct AlterCompositeType: Sendable {
  package enum Action: Sendable {
    case add(ColumnDefinition, DropBehavior?)
    case drop(Name, ifExists: Bool, DropBehavior?)
    case alterType(Name, TypeName, DropBehavior?)
  }

  package let type: QualifiedName
  package let actions: [Action]
  package let range: TokenRange

  package init(type: QualifiedName, actions: [Action], range: TokenRange) {
    self.type = type
    self.actions = actions
    self.range = range
  }
}

/// `CREATE DOMAIN name [AS] type [constraints]`.
package struct CreateDomain: Sendable {
  package let name: QualifiedName
  package let type: TypeName
  package let constraints: [ColumnConstraint]
  package let range: TokenRange

  package init(
    name: QualifiedName, type: TypeName, constraints: [ColumnConstraint], range: TokenRange
  ) {
    self.name = name
    self.type = type
    self.constraints = constraints
    self.range = range
  }
}

/// `ALTER DOMAIN name action`.
package struct AlterDomain: Sendable {
  package enum Action: Sendable {
    case setDefault(Expression)
    case dropDefault
    case setNotNull, dropNotNull
    case addConstraint(TableConstraint)
    case dropConstraint(Name, ifExists: Bool, DropBehavior?)
    case validateConstraint(Name)
  }

  package let name: QualifiedName
  package let action: Action
  package let range: TokenRange

  package init(name: QualifiedName, action: Action, range: TokenRange) {
    self.name = name
    self.action = action
    self.range = range
  }
}

/// `ALTER TYPE name SET ( option = value, … )`.
package struct AlterType: Sendable {
  package let name: QualifiedName
  package let options: [Option]
  package let range: TokenRange
}

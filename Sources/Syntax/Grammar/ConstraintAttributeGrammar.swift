extension Parser {
  /// ```
  /// ConstraintAttributeSpec: {[NOT] DEFERRABLE | INITIALLY {IMMEDIATE | DEFERRED} | NOT VALID
  ///   | NO INHERIT | [NOT] ENFORCED}…
  /// ```
  /// Conflicts are rejected at the attribute that makes them.
  mutating func constraintAttributes() throws(SyntaxError) -> ConstraintAttributes {
    var attributes = ConstraintAttributes()
    let start = at
    while isConstraintAttributeNext {
      let first = at
      try constraintAttribute(&attributes)
      try checkConflicts(attributes, at: first)
    }
    attributes.range = range(from: start)
    return attributes
  }

  private var isConstraintAttributeNext: Bool {
    switch keyword {
    case .not, .deferrable, .initially, .no, .enforced: true
    default: isWord(.enforced)
    }
  }

  private mutating func constraintAttribute(
    _ attributes: inout ConstraintAttributes
  ) throws(SyntaxError) {
    switch keyword {
    case .deferrable:
      advance()
      attributes.isDeferrable = true
    case .initially:
      try initially(&attributes)
    case .no:
      advance()
      try expect(.inherit)
      attributes.isNoInherit = true
    case .not:
      try expect(.not)
      try negatedAttribute(&attributes)
    default:
      guard takeWord(.enforced) else { throw unexpected() }
      requires(18, at: at - 1)
      attributes.isEnforced = true
    }
  }

  /// The word behind NOT.
  private mutating func negatedAttribute(
    _ attributes: inout ConstraintAttributes
  ) throws(SyntaxError) {
    if take(.deferrable) {
      attributes.isNotDeferrable = true
    } else if take(.valid) {
      attributes.isNotValid = true
    } else if takeWord(.enforced) {
      requires(18, at: at - 1)
      attributes.isNotEnforced = true
    } else {
      throw unexpected()
    }
  }

  private func checkConflicts(
    _ attributes: ConstraintAttributes, at token: Int
  ) throws(SyntaxError) {
    if attributes.isNotDeferrable, attributes.isInitiallyDeferred {
      throw rejected("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at: token)
    }
    if attributes.isNotDeferrable && attributes.isDeferrable
      || attributes.isInitiallyImmediate && attributes.isInitiallyDeferred
      || attributes.isNotEnforced && attributes.isEnforced
    {
      throw rejected("conflicting constraint properties", at: token)
    }
  }
}

/// Which attributes a kind of constraint may carry. The server says no at the first attribute.
struct AttributeRules {
  let noun: String
  var deferrable = false
  var enforced = false
  var notValid = false
  var noInherit = false

  static let check = AttributeRules(
    noun: "CHECK", enforced: true, notValid: true, noInherit: true)
  static let notNull = AttributeRules(noun: "NOT NULL", notValid: true, noInherit: true)
  static let unique = AttributeRules(noun: "UNIQUE", deferrable: true)
  static let primaryKey = AttributeRules(noun: "PRIMARY KEY", deferrable: true)
  static let exclude = AttributeRules(noun: "EXCLUDE", deferrable: true)
  static let foreignKey = AttributeRules(
    noun: "FOREIGN KEY", deferrable: true, enforced: true, notValid: true)
  static let domainCheck = AttributeRules(noun: "CHECK", notValid: true, noInherit: true)
  static let domainNotNull = AttributeRules(noun: "NOT NULL")
  static let altered = AttributeRules(
    noun: "FOREIGN KEY", deferrable: true, enforced: true, notValid: true, noInherit: true)
  static let trigger = AttributeRules(noun: "TRIGGER", deferrable: true, enforced: true)

  /// Throws where an attribute is given that the constraint cannot carry.
  func check(_ given: ConstraintAttributes, _ parser: Parser) throws(SyntaxError) {
    let refused: String? =
      if !deferrable, given.isDeferrable || given.isInitiallyDeferred {
        "DEFERRABLE"
      } else if !notValid, given.isNotValid {
        "NOT VALID"
      } else if !noInherit, given.isNoInherit {
        "NO INHERIT"
      } else if !enforced, given.isNotEnforced {
        "NOT ENFORCED"
      } else if !enforced, given.isEnforced {
        "ENFORCED"
      } else {
        nil
      }
    if let refused {
      throw parser.rejected(
        "\(noun) constraints cannot be marked \(refused)", at: Int(given.range.lower))
    }
  }
}

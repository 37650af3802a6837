/// Which types refuse values that others take. What is only rounded or cut short in silence is not refused.
extension Schema {
  /// Whether a column of the new type refuses some of what it took before.
  func narrows(_ old: ColumnType, to new: ColumnType) -> Bool {
    if old.dimensions > 0 || new.dimensions > 0 {
      return old.dimensions > 0 && new.dimensions > 0 && narrows(old.element, to: new.element)
    }
    if new.key != old.key, constrainedDomain(new) != nil { return true }
    let (from, to) = (baseType(of: old), baseType(of: new))
    if let before = from.lengthLimit, let after = to.lengthLimit { return after < before }
    if from.isString { return to.isBuiltin || isEnumeration(to) }
    guard !from.isSame(as: to) || from.modifiers != to.modifiers,
      let needed = from.wholeDigits?.needed, let held = to.wholeDigits?.held
    else { return false }
    return held < needed
  }

  private func isEnumeration(_ type: ColumnType) -> Bool {
    guard let key = type.key, case .enumeration = self.type(key)?.kind else { return false }
    return true
  }
}

extension ColumnType {
  /// How many characters or bits it takes at most; nil for a type that has no such limit.
  fileprivate var lengthLimit: Int? {
    guard dimensions == 0, isBuiltin else { return nil }
    switch name {
    case "text": return .max
    case "varchar", "bpchar", "varbit": return modifiers.first ?? .max
    default: return nil
    }
  }

  /// The digits before the point that any of its values can have, and so many of which it takes any.
  fileprivate var wholeDigits: (needed: Int, held: Int)? {
    guard dimensions == 0, isBuiltin else { return nil }
    switch name {
    case "int2": return (5, 4)
    case "int4": return (10, 9)
    case "int8": return (19, 18)
    case "float4": return (39, 38)
    case "float8": return (309, .max)
    case "numeric":
      guard let precision = modifiers.first else { return (.max, .max) }
      let whole = precision - (modifiers.count > 1 ? modifiers[1] : 0)
      return (whole, whole)
    default: return nil
    }
  }
}

/// What becomes of the values when one type is converted to another.
enum Conversion: Sendable {
  /// The bytes stay as they are.
  case kept
  /// They stay if the session's time zone is never off from UTC.
  case keptInUTC
  case rewritten
  /// A type on the way is unknown here.
  case unknown
  /// There is no cast that the server would use.
  case refused

  /// What two conversions come to, one after the other.
  func then(_ next: Conversion) -> Conversion {
    switch (self, next) {
    case (.refused, _), (_, .refused): .refused
    case (.rewritten, _), (_, .rewritten): .rewritten
    case (.unknown, _), (_, .unknown): .unknown
    case (.keptInUTC, _), (_, .keptInUTC): .keptInUTC
    case (.kept, .kept): .kept
    }
  }
}

/// Where a conversion stands: an explicit cast may do what an assignment may not.
enum CastContext: Sendable { case assignment, explicit }

extension Schema {
  /// How values of one type become values of another (`coerce_to_target_type` in `parse_coerce.c`;
  /// whether that writes them anew: `ATColumnChangeRequiresRewrite` in `tablecmds.c`).
  func conversion(_ old: ColumnType, to new: ColumnType, _ context: CastContext) -> Conversion {
    if old == new { return .kept }
    if old.dimensions > 0 || new.dimensions > 0 {
      return arrayConversion(old, to: new, context)
    }
    let from = baseType(of: old)
    // A domain's value comes without the length that the domain gave it.
    if old.key != nil, from != old {
      let inner = scalarConversion(from.unlimited, to: baseType(of: new), context)
      return constrainedDomain(new) == nil ? inner : inner.then(.rewritten)
    }
    let inner = scalarConversion(from, to: baseType(of: new), context)
    guard constrainedDomain(new) != nil else { return inner }
    // The domain's constraints are checked for every value, which counts as computing it.
    return inner.then(.rewritten)
  }

  private func arrayConversion(_ old: ColumnType, to new: ColumnType, _ context: CastContext)
    -> Conversion
  {
    if old.dimensions > 0, new.dimensions > 0 {
      let (from, to) = (old.element, new.element)
      if from.isSame(as: to) {
        return from.modifiers == to.modifiers || to.modifiers.isEmpty ? .kept : .rewritten
      }
      return conversion(from, to: to, context).then(.rewritten)
    }
    return throughText(old, to: new, context)
  }

  private func scalarConversion(_ old: ColumnType, to new: ColumnType, _ context: CastContext)
    -> Conversion
  {
    if old.isSame(as: new) { return new.keepsValues(of: old) ? .kept : .rewritten }
    guard let cast = Cast.between(old.name, new.name) else {
      return throughText(old, to: new, context)
    }
    if cast.isExplicit, context == .assignment { return .refused }
    switch (old.name, new.name) {
    case ("timestamp", "timestamptz"), ("timestamptz", "timestamp"):
      // The length is forgotten on the way; six digits are all there are.
      return (new.modifiers.first ?? 6) >= 6 ? .keptInUTC : .rewritten
    default:
      return cast.keepsBytes && new.modifiers.isEmpty ? .kept : .rewritten
    }
  }

  /// Whether a foreign key may stand between columns of these types; true where that is unknown.
  func areComparable(_ type: ColumnType, _ key: ColumnType) -> Bool {
    let (from, to) = (baseType(of: type), baseType(of: key))
    if from.dimensions != to.dimensions { return false }
    if from.comparedAs == to.comparedAs { return true }
    guard isKnown(from), isKnown(to), from.dimensions == 0 else { return true }
    if ColumnType.families.contains(where: { $0.contains(from.name) && $0.contains(to.name) }) {
      return true
    }
    return Cast.between(from.name, to.name)?.isImplicit == true
  }

  /// Without a cast of its own, a value can be written out as a string, and by a cast also read in.
  private func throughText(_ old: ColumnType, to new: ColumnType, _ context: CastContext)
    -> Conversion
  {
    guard isKnown(old), isKnown(new) else { return .unknown }
    if new.isString { return .rewritten }
    if old.isString, context == .explicit { return .rewritten }
    return .refused
  }

  /// Whether all casts of a type are known: the server's own, or one that history made.
  private func isKnown(_ type: ColumnType) -> Bool {
    if type.isBuiltin { return true }
    guard let key = type.key, self.type(key) != nil else { return false }
    return !hasCasts
  }
}

/// A cast of the server's catalog.
struct Cast: Sendable {
  let isImplicit: Bool
  let isExplicit: Bool
  let keepsBytes: Bool

  static func between(_ source: String, _ target: String) -> Cast? { all[source + " " + target] }

  private static let all: [String: Cast] = {
    var casts: [String: Cast] = [:]
    for entry in (BuiltinCasts.all + ", " + citext).split(separator: ",") {
      let words = entry.split(separator: " ")
      guard words.count == 3 else { continue }
      casts[words[0] + " " + words[1]] = Cast(
        isImplicit: words[2].first == "i", isExplicit: words[2].first == "e", keepsBytes: words[2].last == "b")
    }
    return casts
  }()

  /// Those of the extension citext, whose type stands in for text in many schemas.
  private static let citext = """
    citext text ib, citext varchar ib, citext bpchar ab, text citext ab, varchar citext ab, \
    bpchar citext af, bool citext af, inet citext af
    """
}

extension ColumnType {
  /// The same type, but for its modifiers.
  func isSame(as other: ColumnType) -> Bool {
    name == other.name && isBuiltin == other.isBuiltin && key == other.key
  }

  /// Types that one family of operators compares with each other.
  fileprivate static let families: [Set<String>] = [
    ["int2", "int4", "int8"], ["float4", "float8"], ["date", "timestamp", "timestamptz"],
    ["text", "varchar", "name"],
  ]

  /// A type of the category of strings.
  var isString: Bool {
    dimensions == 0 && isBuiltin && ["text", "varchar", "bpchar", "name"].contains(name)
  }

  /// Whether a change of the modifiers alone leaves every value as it is.
  fileprivate func keepsValues(of old: ColumnType) -> Bool {
    if modifiers == old.modifiers || modifiers.isEmpty { return true }
    switch name {
    case "varchar", "varbit": return isWider(than: old)
    case "numeric": return keepsScale(of: old)
    case "timestamp", "timestamptz", "time", "timetz", "interval":
      return (modifiers.first ?? 6) >= 6 || isWider(than: old)
    default: return false
    }
  }

  /// Whether the length or precision is as large, or not limited at all.
  private func isWider(than old: ColumnType) -> Bool {
    guard let new = modifiers.first else { return true }
    guard let old = old.modifiers.first else { return false }
    return new >= old
  }

  /// More digits at the same scale, or no limit.
  private func keepsScale(of old: ColumnType) -> Bool {
    guard let new = modifiers.first else { return true }
    guard let precision = old.modifiers.first else { return false }
    let scale = modifiers.count > 1 ? modifiers[1] : 0
    let oldScale = old.modifiers.count > 1 ? old.modifiers[1] : 0
    return new >= precision && scale == oldScale
  }

  /// What an index compares values by: types that share it keep their indexes.
  var comparedAs: String {
    switch name {
    case "varchar": "text"
    case "cidr": "inet"
    case let name where name.hasPrefix("reg"): "oid"
    default: name
    }
  }
}

package import Syntax

/// What USING says about a type change.
package enum UsingClause: Sendable {
  /// No USING, or the column itself, with casts at most.
  case column
  /// A value that has to be computed for each row.
  case computed

  package init(_ expression: Expression?, column: Identifier, in statement: Statement) {
    var expression = expression
    while case .cast(let inner, _) = expression?.shape { expression = inner }
    switch expression?.shape {
    case nil: self = .column
    case .column(let reference):
      let isItself =
        reference.name.partCount == 1 && Identifier(reference.name.last, in: statement) == column
      self = isItself ? .column : .computed
    default: self = .computed
    }
  }
}

extension TypeChange {
  package enum Storage: Sendable { case kept, rewritten, unknown }

  /// Whether the server keeps the rows as they are (`ATColumnChangeRequiresRewrite` in
  /// `tablecmds.c`; measured on 15, 16 and 18).
  ///
  /// - Parameter timeZone: the session's TimeZone, where it is known.
  package func storage(using: UsingClause, timeZone: String?) -> Storage {
    if using == .computed { return .rewritten }
    guard let old else { return .unknown }
    if old == new { return .kept }
    if !old.isBuiltin || !new.isBuiltin { return .unknown }
    if old.dimensions > 0 || new.dimensions > 0 {
      return old.name == new.name && old.modifiers == new.modifiers && old.dimensions > 0
        && new.dimensions > 0 ? .kept : .rewritten
    }
    if keepsRows(old) { return .kept }
    guard dependsOnTimeZone(old) else { return .rewritten }
    guard let timeZone else { return .unknown }
    return TypeChange.zonesOfZero.contains(timeZone.lowercased()) ? .kept : .rewritten
  }

  /// Zones that are never off from UTC, by any of their names; others rewrite.
  private static let zonesOfZero: Set<String> = ["utc", "gmt", "etc/utc", "etc/gmt", "zulu"]

  private func keepsRows(_ old: ColumnType) -> Bool {
    switch (old.name, new.name) {
    case ("varchar", "varchar"), ("varbit", "varbit"): return new.isWider(than: old)
    case ("varchar", "text"), ("text", "text"), ("xml", "text"), ("xml", "varchar"): return true
    case ("text", "varchar"), ("bit", "varbit"): return new.modifiers.isEmpty
    case ("numeric", "numeric"): return new.keepsScale(of: old)
    case ("cidr", "inet"): return true
    case ("int4", "oid"), ("oid", "int4"): return true
    case ("timestamp", "timestamp"), ("timestamptz", "timestamptz"), ("time", "time"),
      ("timetz", "timetz"), ("interval", "interval"):
      return new.isWider(than: old)
    case ("bpchar", "bpchar"): return new.modifiers.isEmpty
    case (let a, let b): return a == b && old.modifiers == new.modifiers
    }
  }

  /// Between timestamp and timestamptz the rows are kept if the session's time zone is UTC.
  private func dependsOnTimeZone(_ old: ColumnType) -> Bool {
    switch (old.name, new.name) {
    case ("timestamp", "timestamptz"), ("timestamptz", "timestamp"):
      new.isWider(than: old)
    default: false
    }
  }
}

extension ColumnType {
  /// Whether the length or precision is as large, or not limited at all.
  fileprivate func isWider(than old: ColumnType) -> Bool {
    guard let new = modifiers.first else { return true }
    guard let old = old.modifiers.first else { return false }
    return new >= old
  }

  /// More digits at the same scale, or no limit.
  fileprivate func keepsScale(of old: ColumnType) -> Bool {
    guard let new = modifiers.first else { return true }
    guard let precision = old.modifiers.first else { return false }
    let scale = modifiers.count > 1 ? modifiers[1] : 0
    let oldScale = old.modifiers.count > 1 ? old.modifiers[1] : 0
    return new >= precision && scale == oldScale
  }
}

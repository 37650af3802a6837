import Syntax

/// UNIQUE and PRIMARY KEY of one CREATE TABLE over the same columns: one index serves them all.
///
/// The primary key stands for the others; else the first does, under the name of a later one where it
/// has none (`transformIndexConstraints` in `parse_utilcmd.c`, 15 to 18).
struct DuplicateKeys {
  /// Where the constraints begin that make nothing.
  private(set) var left: Set<UInt32> = []
  /// Names that unnamed constraints take from those left out, by where they begin.
  private(set) var names: [UInt32: Name] = [:]

  private struct Key {
    let isPrimary: Bool
    let columns: [Name]
    let include: [Name]
    let name: Name?
    let isDeferrable: Bool
    let nullsNotDistinct: Bool
    let place: UInt32
  }

  init() {}

  init(_ create: CreateTable, in statement: Statement) {
    let all = create.columns.flatMap { Self.keys($0) } + create.constraints.compactMap(Self.key)
    var kept: [Key] = []
    for key in all.filter(\.isPrimary) + all.filter({ !$0.isPrimary }) {
      func names(_ list: [Name]) -> [Identifier] { list.map { Identifier($0, in: statement) } }
      guard
        let other = kept.first(where: {
          names($0.columns) == names(key.columns) && names($0.include) == names(key.include)
            && $0.isDeferrable == key.isDeferrable && $0.nullsNotDistinct == key.nullsNotDistinct
        })
      else {
        kept.append(key)
        continue
      }
      left.insert(key.place)
      if other.name == nil, self.names[other.place] == nil { self.names[other.place] = key.name }
    }
  }

  private static func keys(_ column: ColumnDefinition) -> [Key] {
    column.constraints.compactMap { constraint in
      var nullsNotDistinct = false
      var isPrimary = false
      switch constraint.kind {
      case .primaryKey: isPrimary = true
      case .unique(let notDistinct): nullsNotDistinct = notDistinct
      default: return nil
      }
      return Key(
        isPrimary: isPrimary, columns: [column.name], include: [], name: constraint.name,
        isDeferrable: constraint.attributes.isDeferrable, nullsNotDistinct: nullsNotDistinct,
        place: constraint.range.lower)
    }
  }

  private static func key(_ constraint: TableConstraint) -> Key? {
    var nullsNotDistinct = false
    var isPrimary = false
    let definition: KeyDefinition
    switch constraint.kind {
    case .primaryKey(let key):
      isPrimary = true
      definition = key
    case .unique(let key, let notDistinct):
      nullsNotDistinct = notDistinct
      definition = key
    default: return nil
    }
    guard case .columns(let columns, false, let include) = definition else { return nil }
    return Key(
      isPrimary: isPrimary, columns: columns, include: include, name: constraint.name,
      isDeferrable: constraint.attributes.isDeferrable, nullsNotDistinct: nullsNotDistinct,
      place: constraint.range.lower)
  }
}

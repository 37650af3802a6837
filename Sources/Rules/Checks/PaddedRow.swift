import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Columns of a new table in an order that leaves gaps in every row.
  static let paddedRow = Rule(.paddedRow) { (step: Step) in
    guard case .createTable(let create) = step.statement.body, create.columns.count > 2 else {
      return []
    }
    let layouts = create.columns.map { column in
      column.type.flatMap { Layout(ColumnType($0, in: step.statement)) }
    }
    let known = layouts.compactMap(\.self)
    guard known.count == layouts.count else { return [] }
    let spared =
      Layout.padding(known) - Layout.padding(known.sorted { $0.alignment > $1.alignment })
    guard spared >= 8 else { return [] }
    let table = step.before.schema.resolve(create.table.name, in: step.statement)
    return [
      Concern(
        "Every row of \(table) holds \(spared) bytes of nothing, as its columns stand.",
        at: step.statement.span(create.keywords),
        wayOut: [
          "first columns of eight bytes, then of four, of two, of one; text and numeric last"
        ])
    ]
  }
}

/// How values of a type are placed in a row: `typlen` and `typalign` of `pg_type`.
private struct Layout {
  let alignment: Int
  /// nil for values of differing length.
  let length: Int?

  /// nil for a type whose layout is not known here.
  init?(_ type: ColumnType) {
    guard type.isBuiltin else { return nil }
    if type.dimensions > 0 {
      (alignment, length) = (Layout.wide.contains(type.name) ? 8 : 4, nil)
      return
    }
    switch type.name {
    case "int8", "float8", "timestamp", "timestamptz", "time", "money", "bigserial", "serial8":
      (alignment, length) = (8, 8)
    case "timetz": (alignment, length) = (8, 12)
    case "interval": (alignment, length) = (8, 16)
    case "int4", "float4", "date", "oid", "serial", "serial4": (alignment, length) = (4, 4)
    case "int2", "smallserial", "serial2": (alignment, length) = (2, 2)
    case "bool": (alignment, length) = (1, 1)
    case "uuid": (alignment, length) = (1, 16)
    case "text", "varchar", "bpchar", "numeric", "bytea", "json", "jsonb", "inet", "cidr", "xml":
      // Short values stand unaligned, and the type is aligned as an integer is.
      (alignment, length) = (0, nil)
    default: return nil
    }
  }

  private static let wide: Set<String> = ["int8", "float8", "timestamp", "timestamptz", "time"]

  /// The gaps before values, as far as lengths tell: behind one of differing length nothing is known.
  static func padding(_ layouts: [Layout]) -> Int {
    var offset: Int? = 0
    var gaps = 0
    for layout in layouts {
      guard let length = layout.length else {
        offset = nil
        continue
      }
      guard let place = offset else { continue }
      let gap = (layout.alignment - place % layout.alignment) % layout.alignment
      gaps += gap
      offset = place + gap + length
    }
    return gaps
  }
}

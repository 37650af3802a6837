/// One line as a terminal can show it: escaped, its tabs expanded, and cut around what is marked.
struct Excerpt {
  /// The line as it is printed.
  let text: String
  /// How many columns stand before the marked part.
  let indent: Int
  /// How many columns the marked part fills; at least 1, so that an empty span has its caret.
  let width: Int

  /// The columns a line may fill before it is cut.
  static let limit = 120
  /// The columns kept before the mark where the line is cut.
  private static let lead = 40

  /// `isCutBefore` and `isCutAfter` say that the line goes on beyond the scalars.
  init(
    _ scalars: [Unicode.Scalar], marking mark: Range<Int>, isCutBefore: Bool = false,
    isCutAfter: Bool = false
  ) {
    let cells = scalars.indices.map { Cell(scalars, at: $0) }
    let mark = mark.clamped(to: 0..<cells.count)
    let shown = Excerpt.shown(cells, mark, isCutBefore: isCutBefore, isCutAfter: isCutAfter)
    let leads = isCutBefore || shown.lowerBound > 0
    let trails = isCutAfter || shown.upperBound < cells.count
    let marked = mark.clamped(to: shown)
    text = (leads ? "…" : "") + cells[shown].map(\.text).joined() + (trails ? "…" : "")
    indent =
      (leads ? 1 : 0) + cells[shown.lowerBound..<max(shown.lowerBound, marked.lowerBound)].columns
    width = max(1, cells[marked].columns)
  }

  /// The cells that fit: from the line's beginning where the mark allows it, else from a little
  /// before the mark.
  private static func shown(
    _ cells: [Cell], _ mark: Range<Int>, isCutBefore: Bool, isCutAfter: Bool
  ) -> Range<Int> {
    if !isCutBefore, !isCutAfter, cells.columns <= limit { return 0..<cells.count }
    var start = 0
    if isCutBefore || cells[..<mark.upperBound].columns > limit - 2 {
      start = mark.lowerBound
      var before = 0
      while start > 0, before + cells[start - 1].columns <= lead {
        start -= 1
        before += cells[start].columns
      }
    }
    var end = start
    var filled = 0
    while end < cells.count, filled + cells[end].columns <= limit - 2 {
      filled += cells[end].columns
      end += 1
    }
    return start..<end
  }
}

/// What one scalar of a line becomes on a terminal.
private struct Cell {
  let text: String
  let columns: Int

  init(_ scalars: [Unicode.Scalar], at index: Int) {
    let scalar = scalars[index]
    if scalar == "\t" {
      text = "    "
      columns = 4
    } else if let escaped = scalars.visible(at: index) {
      text = escaped
      columns = escaped.utf8.count
    } else {
      text = String(scalar)
      columns = scalar.columns
    }
  }
}

extension Collection where Element == Cell {
  fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }
}

import Semantics

extension [Effect] {
  /// The places at which indexes go whose table goes as well further down: that waits for nobody for
  /// whom the table's own end does not wait.
  var indexDropsBeforeTheirTable: Set<Int> {
    var last: [RelationName: Int] = [:]
    for (place, effect) in enumerated() {
      if case .removal(let removal) = effect, case .table(let table) = removal.object {
        last[table] = place
      }
    }
    guard !last.isEmpty else { return [] }
    return Set(
      indices.filter { place in
        guard case .removal(let removal) = self[place],
          case .index(_, let table?, _, _) = removal.object
        else { return false }
        return last[table].map { $0 > place } ?? false
      })
  }
}

/// Relations by their number, each once, in the order in which they were made: what is said of them
/// must not differ from run to run, as the order of a `Set` does.
package struct RelationIDs: RandomAccessCollection, ExpressibleByArrayLiteral, Hashable, Sendable {
  private var ids: [RelationID] = []

  package init(arrayLiteral elements: RelationID...) { for id in elements { insert(id) } }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ids.count }
  package subscript(index: Int) -> RelationID { ids[index] }

  mutating func insert(_ id: RelationID) {
    let place = place(of: id)
    if place == ids.count || ids[place] != id { ids.insert(id, at: place) }
  }

  mutating func remove(_ id: RelationID) {
    let place = place(of: id)
    if place < ids.count, ids[place] == id { ids.remove(at: place) }
  }

  /// Where the relation stands, or would.
  private func place(of id: RelationID) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle].number < id.number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

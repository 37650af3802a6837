/// The candidate that a mistyped word most likely meant, by edit distance; nil where none is near.
package func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(2, word.count / 3)
  return
    candidates
    .map { (distance: editDistance(word, $0), candidate: $0) }
    .filter { $0.distance <= limit }
    .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
    .candidate
}

/// What the names mean that are nearest to a mistyped word, all as near as each other; none where none is
/// near. Letters count whatever their case, and `_` like `-`.
package func nearestMeanings(of word: String, among names: [(name: String, meaning: String)])
  -> [String]
{
  let limit = max(2, word.count / 3)
  let distances = names.map { name, meaning in
    (distance: editDistance(plain(word), plain(name)), meaning: meaning)
  }
  guard let best = distances.map(\.distance).min(), best <= limit else { return [] }
  return Set(distances.filter { $0.distance == best }.map(\.meaning)).sorted()
}

private func plain(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

/// How many characters have to be put in, taken out, replaced, or swapped with their neighbour, to
/// make one word of the other.
private func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      var cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

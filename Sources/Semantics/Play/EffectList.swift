import Synchronization

/// The effects of a file or of one of its transactions, counted from 0. What the file does is kept once,
/// with the places of each kind beside it: a rule need not go through a million effects for one.
package struct EffectList: RandomAccessCollection, Sendable {
  private let file: File
  private let range: Range<Int>

  private final class File: Sendable {
    let effects: [Effect]
    /// Where the effects of each kind stand, by the kind's number.
    let places: [[Int]]
    /// What comes into being in the whole file; nil before anybody has asked.
    let arrivals = Mutex<Arrivals?>(nil)

    init(_ effects: [Effect]) {
      self.effects = effects
      var places = [[Int]](repeating: [], count: EffectKinds.count)
      for place in effects.indices { places[effects[place].kind.number].append(place) }
      self.places = places
    }
  }

  private static let none = File([])

  /// No effects.
  package init() { (file, range) = (Self.none, 0..<0) }

  package init(_ effects: [Effect]) {
    file = File(effects)
    range = effects.indices
  }

  private init(_ file: File, _ range: Range<Int>) {
    self.file = file
    self.range = range.clamped(to: file.effects.indices)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { range.count }
  package subscript(place: Int) -> Effect { file.effects[range.lowerBound + place] }

  /// The effects of the whole file.
  package var ofFile: EffectList { EffectList(file, file.effects.indices) }

  /// What comes into being in them: of a file it is found out once, for whichever rule asks first.
  package var arrivals: Arrivals {
    guard range.count == file.effects.count else { return Arrivals(self) }
    return file.arrivals.withLock { known in
      let arrivals = known ?? Arrivals(self)
      known = arrivals
      return arrivals
    }
  }

  /// A part of them.
  func part(_ range: Range<Int>) -> EffectList { EffectList(file, range) }

  /// Where the effects of some kinds stand, in order.
  package func places(of kinds: EffectKinds) -> [Int] {
    var found: [Int] = []
    for number in 0..<EffectKinds.count where kinds.rawValue & 1 << UInt32(number) != 0 {
      let own = within(file.places[number])
      if own.isEmpty { continue }
      found = found.isEmpty ? own : (found + own).sorted()
    }
    return found
  }

  /// The effects of some kinds, in order.
  package func of(_ kinds: EffectKinds) -> some Sequence<Effect> {
    places(of: kinds).lazy.map { self[$0] }
  }

  /// Those of a file's places that are the list's own, counted as its own.
  private func within(_ places: [Int]) -> [Int] {
    if range.count == file.effects.count { return places }
    let first = places.firstPlace { $0 >= range.lowerBound }
    let end = places.firstPlace { $0 >= range.upperBound }
    return places[first..<end].map { $0 - range.lowerBound }
  }
}

extension [Int] {
  /// The index of the first number that meets a condition which all behind it meet too.
  fileprivate func firstPlace(where meets: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The effects of a file or of one of its transactions, counted from 0. What the file does is kept once.
package struct EffectList: RandomAccessCollection, Sendable {
  private let file: [Effect]
  private let places: Range<Int>

  package init(_ file: [Effect] = []) { self.init(file, file.indices) }

  /// - Parameters:
  ///   - file: the effects of the whole file.
  ///   - places: those that are the transaction's.
  init(_ file: [Effect], _ places: Range<Int>) {
    self.file = file
    self.places = places.clamped(to: file.indices)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }
  package subscript(place: Int) -> Effect {
    _read { yield file[places.lowerBound + place] }
  }

  /// The effects of the whole file.
  var ofFile: EffectList { EffectList(file) }
}

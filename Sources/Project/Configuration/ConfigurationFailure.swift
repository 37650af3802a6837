/// Why a configuration cannot be obeyed. Each case knows its sentence, which begins with the place;
/// all of them are exit 2.
package enum ConfigurationFailure: Error, Hashable, Sendable {
  /// Something in the file is wrong: `lockkeeper.jsonc:3:5: …`.
  case wrong(place: String, sentence: String, hint: String?)
  case unreadable(PathFailure)

  package var sentence: String {
    switch self {
    case .wrong(let place, let sentence, _): "\(place): \(sentence)"
    case .unreadable(let failure): failure.sentence
    }
  }

  package var hint: String? {
    switch self {
    case .wrong(_, _, let hint): hint
    case .unreadable: nil
    }
  }
}

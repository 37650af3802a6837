/// A file by its percent-encoded path from the repository's root.
///
/// A path outside of any repository is a whole `file:` address, for there is no root to start from.
struct SARIFArtifact: Encodable {
  let uri: String
  let uriBaseId: String?

  /// The name of the root, known to every reader of SARIF.
  static let root = "%SRCROOT%"

  init(_ path: String) {
    if path.hasPrefix("/") {
      uri = "file://" + percentEncoded(path)
      uriBaseId = nil
    } else {
      var path = path[...]
      while path.hasPrefix("./") { path = path.dropFirst(2) }
      uri = percentEncoded(String(path))
      uriBaseId = SARIFArtifact.root
    }
  }
}

/// The path with every byte escaped that is not unreserved in a URI; `/` stays.
private func percentEncoded(_ path: String) -> String {
  path.utf8.reduce(into: "") { result, byte in
    let character = Character(Unicode.Scalar(byte))
    if byte < 0x80, character.isLetter || character.isNumber || "-._~/".contains(character) {
      result.append(character)
    } else {
      result += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
}

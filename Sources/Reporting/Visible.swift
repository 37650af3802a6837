extension String {
  /// The text with everything spelled out that would steer a terminal or a CI log: control
  /// characters, those that turn the direction of writing, and the marks of log commands.
  ///
  /// Names and messages come from files that anybody may have written.
  package var visible: String {
    if isPlain { return self }
    let scalars = Array(unicodeScalars)
    var result = ""
    for index in scalars.indices {
      result += scalars.visible(at: index) ?? String(scalars[index])
    }
    return result
  }

  /// The text, unless a CI log would take it for a command when it stands first on a line.
  var neverCommand: String {
    let rest = drop { $0 == " " || $0 == "\t" }
    guard rest.hasPrefix("::") else { return self }
    return prefix(upTo: rest.startIndex) + "\\u{3A}" + rest.dropFirst()
  }

  /// Whether every byte is printable ASCII and none a `#`: nearly all text. Without a way out of the loop
  /// many bytes are looked at together.
  private var isPlain: Bool {
    let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
      var odd: UInt8 = 0
      for byte in bytes {
        let isPrintable = byte &- 0x20 < 0x5F
        odd |= (isPrintable ? 0 : 1) | (byte == UInt8(ascii: "#") ? 1 : 0)
      }
      return odd == 0
    }
    return isPlain ?? false
  }
}

extension [Unicode.Scalar] {
  /// How the scalar is spelled out, or nil where it can stand as it is.
  func visible(at index: Int) -> String? {
    guard indices.contains(index) else { return nil }
    let scalar = self[index]
    guard scalar.steers || beginsLogCommand(at: index) else { return nil }
    return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether this is the second `#` of `##[` or of `##vso[`, which CI logs obey anywhere in a line.
  func beginsLogCommand(at index: Int) -> Bool {
    guard self[index] == "#", index > 0, self[index - 1] == "#" else { return false }
    return self[(index + 1)...].first { !$0.properties.isAlphabetic } == "["
  }
}

extension Unicode.Scalar {
  /// Whether the scalar moves the cursor, turns the writing around or hides what it says.
  var steers: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}

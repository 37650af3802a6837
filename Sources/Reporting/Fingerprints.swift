import Rulebook
import Rules
import Syntax

/// A name for each finding that outlives an edit elsewhere in the file: made of the rule, the path,
/// the text of the line, and a count of those that agree in all three.
struct Fingerprints {
  /// In the order of the report's findings.
  let values: [String]

  private struct Key: Hashable {
    let rule: RuleID
    let path: String
    let text: UInt64
  }

  private struct LineKey: Hashable {
    let path: String
    let line: Int
  }

  init(_ report: Report, _ atlas: Atlas) {
    var seen: [Key: Int] = [:]
    var texts: [LineKey: UInt64] = [:]
    values = report.findings.map { finding in
      let line = LineKey(path: finding.path, line: atlas.region(of: finding).start.line)
      let text = texts[line] ?? Fingerprints.text(of: line, atlas)
      texts[line] = text
      let path = atlas.repositoryPath(of: finding.path)
      let key = Key(rule: finding.rule, path: path, text: text)
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      return Fingerprints.value(key, occurrence)
    }
  }

  private static func value(_ key: Key, _ occurrence: Int) -> String {
    var hash = FNV()
    hash.add(
      "\(key.rule.rawValue)\u{0}\(key.path)\u{0}\(hexadecimal(key.text))\u{0}\(occurrence)".utf8)
    return hexadecimal(hash.value)
  }

  /// The line's words, however they are spaced and indented.
  private static func text(of line: LineKey, _ atlas: Atlas) -> UInt64 {
    var hash = FNV()
    guard let chart = atlas.chart(of: line.path) else { return hash.value }
    let words = chart.bytes[chart.lines.span(ofLine: line.line).range]
      .split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    for word in words {
      hash.add(word)
      hash.add(CollectionOfOne(0x20))
    }
    return hash.value
  }
}

/// FNV-1a over 64 bits: small, and the same on every machine and in every release.
private struct FNV {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// Sixteen digits.
private func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

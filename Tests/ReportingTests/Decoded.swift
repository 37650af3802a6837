import Foundation
import Rules

@testable import Reporting

/// JSON read back, to be asked by keys and indices.
struct Decoded {
  let value: Any?

  init(_ report: Report, as format: Format, _ style: Style = Style()) throws {
    try self.init(render(report, as: format, style: style))
  }

  init(_ rendering: Rendering) throws {
    value = try JSONSerialization.jsonObject(with: Data(rendering.bytes))
  }

  private init(value: Any?) { self.value = value }

  subscript(key: String) -> Decoded { Decoded(value: (value as? [String: Any])?[key]) }

  subscript(index: Int) -> Decoded {
    let array = value as? [Any] ?? []
    return Decoded(value: array.indices.contains(index) ? array[index] : nil)
  }

  var string: String? { value as? String }
  var int: Int? { value as? Int }
  var ints: [Int]? { value as? [Int] }
  var bool: Bool? { value as? Bool }
  var strings: [String]? { value as? [String] }
  /// Whether the key is there and holds null.
  var isNull: Bool { value is NSNull }
  var isMissing: Bool { value == nil }
  var count: Int { (value as? [Any])?.count ?? 0 }
  var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
  var elements: [Decoded] { (value as? [Any] ?? []).map { Decoded(value: $0) } }

  /// The four numbers of a SARIF region.
  var region: [Int?] {
    ["startLine", "startColumn", "endLine", "endColumn"].map { self[$0].int }
  }
}

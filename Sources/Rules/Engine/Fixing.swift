import Syntax

/// The text with fixes applied: all edits of a fix or none. A fix that overlaps one before it waits
/// for another round.
package func apply(_ fixes: [Fix], to bytes: [UInt8]) -> [UInt8] {
  var chosen: [Edit] = []
  for fix in fixes where fix.edits.allSatisfy({ edit in !chosen.contains { $0.overlaps(edit) } }) {
    chosen += fix.edits
  }
  var result: [UInt8] = []
  var index = 0
  for edit in chosen.sorted(by: { $0.span.offset < $1.span.offset }) {
    let range = edit.span.range.clamped(to: 0..<bytes.count)
    guard range.lowerBound >= index else { continue }
    result += bytes[index..<range.lowerBound]
    result += Array(edit.text.utf8)
    index = range.upperBound
  }
  return result + bytes[index...]
}

extension Edit {
  /// Whether two edits cannot both be made: they share a byte, or insert at the same place.
  fileprivate func overlaps(_ other: Edit) -> Bool {
    if span.length == 0, other.span.length == 0 { return span.offset == other.span.offset }
    return span.offset < other.span.end && other.span.offset < span.end
  }
}

import Foundation

/// The files of one folder, in the order in which a tool would apply them.
///
/// As long as no tool is recognised: those with the same extension, numbers by value, then bytes.
package enum History {
  /// The files that stand before a file in its folder, in order.
  package static func before(_ file: FileFinder.File) -> [FileFinder.File] {
    let folder = (file.path as NSString).deletingLastPathComponent
    let own = (file.path as NSString).lastPathComponent
    let ending = (own as NSString).pathExtension.lowercased()
    guard let listing = Listing(folder.isEmpty ? "." : folder) else { return [] }
    return listing.entries
      .filter { $0.kind != .folder && ($0.name as NSString).pathExtension.lowercased() == ending }
      .map(\.name).filter { $0 != own && precedes($0, own) }
      .sorted(by: precedes)
      .map { name in
        FileFinder.File(
          path: folder.isEmpty ? name : Paths.join(folder, name),
          name: Paths.join((file.name as NSString).deletingLastPathComponent, name).trimmed)
      }
  }

  /// Numbers by their value, everything else by its bytes.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    var (x, y) = (Array(a.utf8)[...], Array(b.utf8)[...])
    while let first = x.first, let second = y.first {
      if first.isDigit, second.isDigit {
        let (m, n) = (takeNumber(&x), takeNumber(&y))
        if m.count != n.count { return m.count < n.count }
        if m != n { return m.lexicographicallyPrecedes(n) }
      } else {
        // `V3__a` comes before `V3_1__b`: what goes on behind a number is a later part of it.
        if first != second, first == UInt8(ascii: "_"), second.isDigit { return true }
        if first != second, second == UInt8(ascii: "_"), first.isDigit { return false }
        if first != second { return first < second }
        x = x.dropFirst()
        y = y.dropFirst()
      }
    }
    if x.isEmpty != y.isEmpty { return x.isEmpty }
    return a < b
  }

  /// Takes digits off the front and returns them without leading zeros.
  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix(while: \.isDigit)
    text = text.dropFirst(digits.count)
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension String {
  /// Without the slash that joining to no folder leaves.
  fileprivate var trimmed: String { hasPrefix("/") ? String(dropFirst()) : self }
}

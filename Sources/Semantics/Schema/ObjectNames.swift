import Syntax

/// The names that the server gives to what is left without one (`makeObjectName` and
/// `ChooseRelationName` in `indexcmds.c`).
enum ObjectNames {
  /// `a_b_label`, both parts cut evenly so that all of it fits into 63 bytes.
  static func make(_ a: String, _ b: String?, _ label: String?) -> String {
    var first = Array(a.utf8)
    var second = Array((b ?? "").utf8)
    let overhead = (b == nil ? 0 : 1) + (label.map { $0.utf8.count + 1 } ?? 0)
    let available = longestIdentifier - overhead
    while first.count + second.count > available, available >= 0 {
      if first.count > second.count { first.removeLast() } else { second.removeLast() }
    }
    let parts = [whole(first)] + (b == nil ? [] : [whole(second)]) + (label.map { [$0] } ?? [])
    return parts.joined(separator: "_")
  }

  /// The bytes without a last character that was cut in its middle.
  private static func whole(_ bytes: [UInt8]) -> String {
    guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return "" }
    let lead = bytes[start]
    let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let isCut = bytes.count - start < length
    return String(decoding: isCut ? bytes[..<start] : bytes[...], as: UTF8.self)
  }

  /// The first of `name`, `name1`, `name2`, … that is free.
  static func free(_ label: String, _ isTaken: (Identifier) -> Bool, _ make: (String) -> String)
    -> Identifier
  {
    var number = 0
    while number < 10_000 {
      let candidate = Identifier(make(number == 0 ? label : label + String(number)))
      if !isTaken(candidate) { return candidate }
      number += 1
    }
    return Identifier(make(label))
  }

  /// What stands for the columns in the name of an index: their names, `expr` for expressions.
  static func columns(_ names: [String]) -> String {
    var joined = ""
    for name in names {
      if !joined.isEmpty { joined += "_" }
      joined += name
      if joined.utf8.count >= longestIdentifier { break }
    }
    return joined
  }
}

extension Schema {
  /// A name for an index or a sequence of a table that no other relation of the schema has.
  func freeRelationName(
    _ table: RelationName, _ columns: String?, _ label: String, alsoTaken: Set<Identifier> = []
  ) -> Identifier {
    ObjectNames.free(
      label,
      {
        relation(RelationName(schema: table.schema, name: $0)) != nil || alsoTaken.contains($0)
      },
      { ObjectNames.make(table.name.text, columns, $0) })
  }

  /// A name for a constraint of a table that none of its constraints has.
  func freeConstraintName(_ table: Relation, _ columns: String?, _ label: String) -> Identifier {
    ObjectNames.free(
      label, { table.constraint($0) != nil },
      { ObjectNames.make(table.name.name.text, columns, $0) })
  }
}

extension IndexKey {
  /// The column's name, or what stands for an expression.
  var nameInIndex: String { column?.text ?? label ?? "expr" }
}

import Syntax

/// The names that the server gives to what is left without one (`makeObjectName` and
/// `ChooseRelationName` in `indexcmds.c`).
enum ObjectNames {
  /// `a_b_label`, both parts cut evenly so that all of it fits into 63 bytes.
  static func make(_ a: String, _ b: String?, _ label: String?) -> String {
    var name = a
    if let b { name += "_" + b }
    if let label { name += "_" + label }
    return name.utf8.count <= longestIdentifier ? name : shortened(a, b, label)
  }

  private static func shortened(_ a: String, _ b: String?, _ label: String?) -> String {
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

  /// The first of `name`, `name1`, `name2`, … that is free, and its number, looked for from a number
  /// on below which all are taken.
  static func free(
    _ label: String, from first: Int = 0, _ isTaken: (Identifier) -> Bool,
    _ make: (String) -> String
  ) -> (name: Identifier, number: Int) {
    var number = first
    while true {
      let candidate = Identifier(make(number == 0 ? label : label + String(number)))
      if number - first > 10_000 || !isTaken(candidate) { return (candidate, number) }
      number += 1
    }
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
  mutating func freeRelationName(
    _ table: RelationName, _ columns: String?, _ label: String, alsoTaken: Set<Identifier> = []
  ) -> Identifier {
    let text = table.name.text
    func first() -> RelationName {
      RelationName(
        schema: table.schema, name: Identifier(ObjectNames.make(text, columns, label)))
    }
    let (name, number) = ObjectNames.free(
      label, from: self.takenNumbers.isEmpty ? 0 : self.takenNumbers[first()] ?? 0,
      { id(of: RelationName(schema: table.schema, name: $0)) != nil || alsoTaken.contains($0) },
      { ObjectNames.make(text, columns, $0) })
    // Of hundreds of names alike, each would ask for all those before it.
    if number >= 32, alsoTaken.isEmpty { self.takenNumbers[first()] = number }
    return name
  }

  /// A name for a constraint of a table that none of its constraints has.
  func freeConstraintName(_ table: Relation, _ columns: String?, _ label: String) -> Identifier {
    ObjectNames.free(
      label, { table.constraint($0) != nil },
      { ObjectNames.make(table.name.name.text, columns, $0) }
    ).name
  }
}

extension IndexKey {
  /// The column's name, or what stands for an expression.
  var nameInIndex: String { column?.text ?? label ?? "expr" }
}

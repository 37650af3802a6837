import Syntax

/// The bound of a partition, by its values.
package enum PartitionBounds: Hashable, Sendable {
  /// One end of a range, for one column of the key.
  package enum End: Hashable, Sendable {
    case minimum, maximum
    case value(Predicate.Constant)
  }

  case everythingElse
  case list([Predicate.Constant], null: Bool)
  case range(from: [End], to: [End])
  case hash(modulus: Int, remainder: Int)
  /// One with values that are no constants.
  case unclear

  init(_ bound: PartitionBound, in statement: Statement) {
    let reader = PredicateReader(statement: statement)
    switch bound {
    case .defaultPartition: self = .everythingElse
    case .list(let items):
      let values = items.filter { !$0.isNull }
      let constants = values.compactMap(reader.constant)
      self =
        constants.count == values.count
        ? .list(constants, null: values.count < items.count) : .unclear
    case .range(let from, let to):
      let lower = from.compactMap { PartitionBounds.end($0, reader) }
      let upper = to.compactMap { PartitionBounds.end($0, reader) }
      self =
        lower.count == from.count && upper.count == to.count
        ? .range(from: lower, to: upper) : .unclear
    case .hash(let range):
      self = PartitionBounds.hash(range, in: statement)
    }
  }

  private static func end(_ expression: Expression, _ reader: PredicateReader) -> End? {
    if case .column(let reference) = expression.shape {
      switch reader.statement.text(reference.name.last) {
      case "minvalue": return .minimum
      case "maxvalue": return .maximum
      default: return nil
      }
    }
    return reader.constant(expression).map { .value($0) }
  }

  private static func hash(_ range: TokenRange, in statement: Statement) -> PartitionBounds {
    var numbers: [String: Int] = [:]
    for index in range.indices {
      guard let number = Int(statement.written(TokenRange(index + 1, index + 2))) else { continue }
      numbers[statement.written(TokenRange(index, index + 1)).lowercased()] = number
    }
    guard let modulus = numbers["modulus"], let remainder = numbers["remainder"] else {
      return .unclear
    }
    return .hash(modulus: modulus, remainder: remainder)
  }
}

extension PartitionBounds {
  /// What a row has to obey to lie within the bound; nil where that is not known.
  ///
  /// As `get_qual_for_range` and its kin in `partbounds.c` make it.
  package func predicate(of key: [Identifier]) -> Predicate? {
    switch self {
    case .everythingElse, .unclear: return nil
    case .list(let values, let null):
      guard let column = key.first, key.count == 1 else { return nil }
      let equal = Predicate.any(values.map { .compare(column, .equal, $0) })
      return null ? .any([.isNull(column), equal]) : .all([.isNotNull(column), equal])
    case .hash(let modulus, let remainder):
      return .text(Predicate.hash(modulus: modulus, remainder: remainder, key), negated: false)
    case .range(let from, let to):
      guard from.count == key.count, to.count == key.count else { return nil }
      return .all(
        key.map { .isNotNull($0) } + [
          PartitionBounds.side(from, key, beyond: .greater, or: .greaterOrEqual, nothing: .minimum),
          PartitionBounds.side(to, key, beyond: .less, or: .lessOrEqual, nothing: .maximum),
        ])
    }
  }

  /// One side of a range: `a > 1 OR (a = 1 AND b >= 2)`.
  private static func side(
    _ ends: [End], _ key: [Identifier], beyond: Predicate.Comparison,
    or atOrBeyond: Predicate.Comparison, nothing: End
  ) -> Predicate {
    var alternatives: [Predicate] = []
    var prefix: [Predicate] = []
    for (index, (column, end)) in zip(key, ends).enumerated() {
      guard case .value(let value) = end else {
        // What is before excludes nothing; the opposite excludes everything that is equal so far.
        if end == nothing { alternatives.append(.all(prefix)) }
        break
      }
      let next = index + 1 < ends.count ? ends[index + 1] : nil
      let isLast = next == nil
      let includes = isLast ? beyond == .greater : next == nothing
      alternatives.append(.all(prefix + [.compare(column, includes ? atOrBeyond : beyond, value)]))
      if includes { break }
      prefix.append(.compare(column, .equal, value))
    }
    return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  /// Whether a row could lie in both, as far as that is sure.
  package func overlaps(_ other: PartitionBounds) -> Bool {
    switch (self, other) {
    case (.everythingElse, .everythingElse): return true
    case (.list(let a, let nullA), .list(let b, let nullB)):
      return nullA && nullB || a.contains { value in b.contains { $0.order(to: value) == 0 } }
    case (.range(let from, let to), .range(let otherFrom, let otherTo)):
      return PartitionBounds.isBefore(from, otherTo) && PartitionBounds.isBefore(otherFrom, to)
    case (.hash(let a, let r), .hash(let b, let s)):
      guard a > 0, b > 0 else { return false }
      return a >= b ? r % b == s : s % a == r
    default: return false
    }
  }

  /// Whether one end surely stands before the other.
  private static func isBefore(_ a: [End], _ b: [End]) -> Bool {
    for (x, y) in zip(a, b) {
      switch (x, y) {
      case (.minimum, .minimum), (.maximum, .maximum): return false
      case (.minimum, _), (_, .maximum): return true
      case (.maximum, _), (_, .minimum): return false
      case (.value(let x), .value(let y)):
        guard let order = x.order(to: y) else { return false }
        if order != 0 { return order < 0 }
      }
    }
    return false
  }
}

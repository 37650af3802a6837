import Syntax

/// How the values of a column become those of its new type.
struct ColumnConversion {
  let values: Conversion
  /// The type that the value has before it is assigned, where it is known.
  let last: ColumnType?
  /// Whether a cast that is written in USING is one that does not exist.
  var isCastMissing = false
}

extension Forecast {
  /// - Parameter old: the present type.
  func conversion(
    of column: Identifier, _ old: ColumnType?, to new: ColumnType, using: Expression?
  ) -> ColumnConversion {
    var casts: [TypeName] = []
    var value = using
    while case .cast(let inner, let type) = value?.shape {
      casts.append(type)
      value = inner
    }
    var state = old
    var values = Conversion.kept
    if let value, !isColumn(value, column) {
      (state, values) = (moment.schema.naturalType(of: value, as: nil, in: statement), .rewritten)
    }
    for cast in casts.reversed() {
      let type = moment.schema.columnType(cast, in: statement).stored
      values = values.then(step(state, to: type, .explicit))
      state = type
    }
    if values == .refused {
      return ColumnConversion(values: .refused, last: state, isCastMissing: true)
    }
    return ColumnConversion(values: values.then(step(state, to: new, .assignment)), last: state)
  }

  private func step(_ old: ColumnType?, to new: ColumnType, _ context: CastContext) -> Conversion {
    guard let old else { return .unknown }
    let conversion = moment.schema.conversion(old, to: new, context)
    guard conversion == .keptInUTC, let zone = moment.schema.timeZone else { return conversion }
    return Forecast.zonesOfZero.contains(zone.lowercased()) ? .kept : .rewritten
  }

  /// Zones that are never off from UTC, by any of their names; others rewrite.
  private static let zonesOfZero: Set<String> = [
    "utc", "gmt", "uct", "zulu", "universal", "greenwich", "etc/utc", "etc/gmt", "etc/uct",
    "etc/zulu", "etc/universal", "etc/greenwich", "gmt0", "gmt+0", "gmt-0", "etc/gmt0",
    "etc/gmt+0", "etc/gmt-0", "+00", "-00", "+00:00", "0", "+0",
  ]

  private func isColumn(_ value: Expression, _ column: Identifier) -> Bool {
    guard case .column(let reference) = value.shape else { return false }
    return Identifier(reference.name.last, in: statement) == column
  }
}

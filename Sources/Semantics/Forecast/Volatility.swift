package import Syntax

/// Whether an expression may give another value for each row (manual, "Function Volatility
/// Categories"). A default that does makes ADD COLUMN write every row.
package enum Volatility: Int, Comparable, Sendable {
  /// One value for all rows of a statement: immutable or stable.
  case sameForAllRows
  /// It calls a function that history does not show. The server judges it by its declaration.
  case unknown
  case volatile

  package static func < (a: Volatility, b: Volatility) -> Bool { a.rawValue < b.rawValue }

  /// The volatility of what stands in a part of a statement: the worst of the functions it calls.
  ///
  /// Operators count as not volatile: no built-in one is.
  package static func of(_ expression: Expression, in statement: Statement) -> Volatility {
    statement.mentions.functions
      .filter { expression.range.contains($0.range) }
      .map { of($0, in: statement) }
      .max() ?? .sameForAllRows
  }

  /// The function that makes an expression volatile, or that nothing is known of.
  package static func culprit(of expression: Expression, in statement: Statement)
    -> FunctionMention?
  {
    let worst = of(expression, in: statement)
    guard worst > .sameForAllRows else { return nil }
    return statement.mentions.functions.first {
      expression.range.contains($0.range) && of($0, in: statement) == worst
    }
  }

  private static func of(_ function: FunctionMention, in statement: Statement) -> Volatility {
    switch function.name {
    case .system(let name):
      return builtin(name) ?? .sameForAllRows
    case .written(let name):
      let schema = name.qualifier.map { statement.text($0) }
      let function = statement.text(name.last)
      guard schema == nil || schema == "pg_catalog" else {
        return extensions[function] ?? .unknown
      }
      return builtin(function) ?? extensions[function] ?? .unknown
    }
  }

  /// The volatility of a function that the server or a known extension brings; nil for any other.
  package static func ofKnown(_ name: QualifiedName, in statement: Statement) -> Volatility? {
    let function = statement.text(name.last)
    return builtin(function) ?? extensions[function]
  }

  private static func builtin(_ name: String) -> Volatility? { table[name] }

  private static let table: [String: Volatility] = {
    var table: [String: Volatility] = [:]
    for name in BuiltinFunctions.immutableOrStable.split(separator: " ") {
      table[String(name)] = .sameForAllRows
    }
    for name in BuiltinFunctions.volatile.split(separator: " ") { table[String(name)] = .volatile }
    return table
  }()

  /// Functions of extensions that migrations use as defaults (uuid-ossp, pgcrypto).
  private static let extensions: [String: Volatility] = [
    "uuid_generate_v1": .volatile, "uuid_generate_v1mc": .volatile, "uuid_generate_v4": .volatile,
    "uuid_generate_v3": .sameForAllRows, "uuid_generate_v5": .sameForAllRows,
    "uuid_nil": .sameForAllRows, "gen_random_bytes": .volatile, "gen_salt": .volatile,
  ]
}

extension TokenRange {
  /// Whether every token of `other` is one of this range.
  package func contains(_ other: TokenRange) -> Bool {
    lower <= other.lower && other.upper <= upper
  }
}

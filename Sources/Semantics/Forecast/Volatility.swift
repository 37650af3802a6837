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
  package static func of(_ expression: Expression, in statement: Statement, _ schema: Schema)
    -> Volatility
  {
    statement.mentions.functions
      .filter { expression.range.contains($0.range) }
      .map { of($0, in: statement, schema) }
      .max() ?? .sameForAllRows
  }

  /// The function that makes an expression volatile, or that nothing is known of.
  package static func culprit(
    of expression: Expression, in statement: Statement, _ schema: Schema
  ) -> FunctionMention? {
    let worst = of(expression, in: statement, schema)
    guard worst > .sameForAllRows else { return nil }
    return statement.mentions.functions.first {
      expression.range.contains($0.range) && of($0, in: statement, schema) == worst
    }
  }

  private static func of(
    _ function: FunctionMention, in statement: Statement, _ schema: Schema
  ) -> Volatility {
    switch function.name {
    case .system(let name):
      return builtin(name) ?? .sameForAllRows
    case .written(let name):
      let qualifier = name.qualifier.map { statement.text($0) }
      let function = statement.text(name.last)
      let own = schema.function(name, in: statement).map(of)
      if qualifier == nil || qualifier == "pg_catalog", let builtin = builtin(function) {
        return builtin
      }
      return own ?? extensions[function] ?? .unknown
    }
  }

  /// The volatility of a function that the server or a known extension brings; nil for any other.
  package static func ofKnown(_ name: QualifiedName, in statement: Statement) -> Volatility? {
    let function = statement.text(name.last)
    return builtin(function) ?? extensions[function]
  }

  /// A function of history, by its declaration; one in SQL may be folded into the expression, and
  /// then what its body says counts.
  private static func of(_ function: FunctionDefinition) -> Volatility {
    guard function.isVolatile else { return .sameForAllRows }
    return function.isInlined ? .sameForAllRows : .volatile
  }

  /// Whether an expression calls a function of the server's own that is not immutable.
  static func isSurelyMutable(
    _ expression: Expression, in statement: Statement, _ schema: Schema
  ) -> Bool {
    statement.mentions.functions.contains { function in
      guard expression.range.contains(function.range), case .written(let name) = function.name
      else { return false }
      if let own = schema.function(name, in: statement) {
        // What is put in place of the call decides, not the declaration.
        return !own.isImmutable && !own.isInlined
      }
      let text = statement.text(name.last)
      if name.partCount == 1, configured.contains(text) {
        return isSingle(function, in: statement)
      }
      return name.partCount == 1 && mutable.contains(text)
    }
  }

  /// Functions that take the session's text search configuration where they are given none.
  private static let configured: Set<String> = [
    "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery",
  ]

  /// Whether a call has one argument.
  private static func isSingle(_ function: FunctionMention, in statement: Statement) -> Bool {
    guard case .written(let name) = function.name else { return false }
    var place = Int(name.range.upper)
    var depth = 0
    repeat {
      switch statement.token(at: place)?.kind {
      case .leftParenthesis: depth += 1
      case .rightParenthesis: depth -= 1
      case .comma where depth == 1: return false
      case nil: return false
      default: break
      }
      place += 1
    } while depth > 0
    return true
  }

  /// Whether a server of the version has a function of the name.
  static func isBuiltin(_ name: String, on server: Server) -> Bool {
    if server.major < 16, since16.contains(name) { return false }
    if server.major < 17, since18.contains(name) { return false }
    return table[name] != nil || server.major > 18
  }

  private static func builtin(_ name: String) -> Volatility? { table[name] }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static let table: [String: Volatility] = {
    var table: [String: Volatility] = [:]
    for name in words(BuiltinFunctions.immutable) + words(BuiltinFunctions.stable) {
      table[name] = .sameForAllRows
    }
    for name in words(BuiltinFunctions.volatile) { table[name] = .volatile }
    return table
  }()

  /// Stable or volatile, whatever the arguments are.
  private static let mutable = Set(
    words(BuiltinFunctions.alwaysStable) + words(BuiltinFunctions.volatile))
  private static let since16 = Set(words(BuiltinFunctions.since16))
  private static let since18 = Set(words(BuiltinFunctions.since18))

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

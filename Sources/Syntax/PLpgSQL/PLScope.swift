/// A variable, as far as the grammar has to know it.
struct PLVariableFacts: Sendable {
  enum Shape: Sendable {
    case scalar
    /// A record or a row: it has fields.
    case record
    /// A type of the database's own; it may be either.
    case unknown
    /// A `refcursor` that no query is bound to.
    case cursor
    /// A cursor declared with its query, and the names of its arguments.
    case boundCursor(arguments: [String])
  }

  let shape: Shape
  var isConstant = false

  /// Whether the server takes it for a variable of one value.
  var isScalar: Bool {
    switch shape {
    case .scalar, .cursor, .boundCursor: true
    case .record, .unknown: false
    }
  }

  /// Whether a field may be read from it.
  var hasFields: Bool { !isScalar }
}

/// The names that one block or loop brings in, and its label.
struct PLScope: Sendable {
  enum Kind: Sendable { case block, loop, arguments }

  let label: String?
  let kind: Kind
  var variables: [String: PLVariableFacts] = [:]
}

/// What a routine brings into its body: its name, its parameters, and what it may return.
package struct RoutineFrame: Sendable {
  enum Result: Sendable {
    case value, void, procedure, set
    /// A set with OUT parameters, and OUT parameters alone: RETURN takes no value.
    case setOfParameters, parameters
  }

  let scope: PLScope
  let result: Result

  /// What a DO block sees: FOUND alone.
  static let block = RoutineFrame(
    scope: PLScope(
      label: "inline_code_block", kind: .block,
      variables: ["found": PLVariableFacts(shape: .scalar)]),
    result: .void)
}

/// Every name that can be seen from a place in a body, from the outermost scope to the innermost.
struct PLNames: Sendable {
  private var scopes: [PLScope]

  init(_ frame: RoutineFrame) { scopes = [frame.scope] }

  mutating func push(_ label: String?, _ kind: PLScope.Kind) {
    scopes.append(PLScope(label: label, kind: kind))
  }

  mutating func pop() { if scopes.count > 1 { scopes.removeLast() } }

  /// Adds a variable to the innermost scope.
  mutating func add(_ name: String, _ facts: PLVariableFacts) {
    guard let last = scopes.indices.last else { return }
    scopes[last].variables[name] = facts
  }

  /// Whether the innermost scope has a name already.
  func declares(_ name: String) -> Bool { scopes.last?.variables[name] != nil }

  /// The variable that a name of up to three parts means, and whether what follows is a field of it
  /// (`plpgsql_ns_lookup`).
  func lookUp(_ parts: [String]) -> (facts: PLVariableFacts, isField: Bool)? {
    guard let first = parts.first else { return nil }
    for scope in scopes.reversed() {
      if let facts = scope.variables[first], parts.count == 1 || facts.hasFields {
        return (facts, parts.count > 1)
      }
      if parts.count > 1, scope.label == first, let facts = scope.variables[parts[1]],
        parts.count == 2 || facts.hasFields
      {
        return (facts, parts.count > 2)
      }
    }
    return nil
  }

  /// The block or loop that carries a label.
  func labelled(_ label: String) -> PLScope? { scopes.last { $0.label == label } }

  var isInLoop: Bool { scopes.contains { $0.kind == .loop } }
}

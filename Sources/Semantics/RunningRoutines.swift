import Syntax

/// The routines that run inside one another below one statement.
///
/// How much of them is looked at is limited: routines that call each other need not end.
struct RunningRoutines: Sendable {
  /// What a call comes upon.
  enum Entry {
    /// What the body runs. `leave` is due behind it.
    case parts([RoutinePart])
    /// The routine runs already: it does nothing new.
    case running
    /// It is in a language that is not read, or nothing is kept of it.
    case unreadable
    /// More than is looked at.
    case tooMuch
  }

  /// Outermost first.
  private var names: [TypeKey] = []
  /// How much more is looked at, in statements.
  private var spare = 20_000
  /// Whether it has been said that something was not looked at.
  var isCutTold = false

  /// Goes into a function that a statement calls with these arguments.
  mutating func enter(
    _ key: TypeKey, _ function: FunctionDefinition, _ arguments: [Expression], of call: Statement,
    on server: Server
  ) -> Entry {
    // Even to find that out takes its time, where hundreds of triggers fire each other.
    spare -= 1
    if names.contains(key) { return .running }
    guard let definition = function.definition,
      case .createFunction(let create) = definition.body
    else { return .unreadable }
    guard names.count < 8, spare > 0 else { return .tooMuch }
    spare -= 1 + definition.span.length / 64
    guard let body = definition.routineBody(on: server), body.isRead else { return .unreadable }
    let parts = body.parts(
      with: call.constants(of: arguments, for: create.parameters, of: definition))
    spare -= parts.count
    names.append(key)
    return .parts(parts)
  }

  mutating func leave() { names.removeLast() }
}

extension RoutineBody {
  fileprivate var isRead: Bool {
    switch self {
    case .plpgsql, .sql: true
    case .foreign, .failed: false
    }
  }
}

package import Syntax

/// A setting of the session that a statement changes: SET, RESET, `set_config`.
package struct Setting: Sendable {
  package enum Name: Hashable, Sendable {
    case lockTimeout, statementTimeout
    case other(Identifier)
    /// All but who the session is: RESET ALL.
    case all
  }

  package enum Value: Hashable, Sendable {
    case timeout(Timeout)
    /// DEFAULT and RESET: what the session began with.
    case initial
    /// Any other text, or one that nobody can read here.
    case text(String)
  }

  package let name: Name
  package let value: Value
  /// SET LOCAL: until the transaction ends, and without effect outside of one.
  package let isLocal: Bool
  package let span: SourceSpan
}

extension Setting.Name {
  package init(_ name: Identifier) {
    switch name.text {
    case "lock_timeout": self = .lockTimeout
    case "statement_timeout": self = .statementTimeout
    default: self = .other(name)
    }
  }
}

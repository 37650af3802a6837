/// A parameter of a routine: `[mode] [name] type [DEFAULT value]`.
package struct Parameter: Sendable {
  package enum Mode: Sendable { case unsaid, `in`, out, `inout`, variadic, table }

  package let mode: Mode
  package let name: Name?
  package let type: TypeName
  package let defaultValue: Expression?
  package let range: TokenRange
}

/// A routine as ALTER, DROP and GRANT name it: `name [( arguments )]`.
package struct RoutineReference: Sendable {
  package let name: QualifiedName
  /// nil where no parentheses are written.
  package let arguments: [Parameter]?
  /// The arguments with their parentheses.
  package let signature: TokenRange?
  package let range: TokenRange
}

/// `COMMENT ON object IS {'text' | NULL}`.
package struct Comment: Sendable {
  package let object: ObjectReference
  /// The string; nil for NULL.
  package let text: TokenRange?
  package let range: TokenRange
}

/// `SECURITY LABEL [FOR provider] ON object IS {'label' | NULL}`.
package struct SecurityLabel: Sendable {
  package let provider: Name?
  package let object: ObjectReference
  package let label: TokenRange?
  package let range: TokenRange
}

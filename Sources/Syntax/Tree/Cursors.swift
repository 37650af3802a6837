/// `DECLARE name CURSOR … FOR query`.
package struct DeclareCursor: Sendable {
  package let name: Name
  /// WITH HOLD: the cursor outlives its transaction.
  package let isHeld: Bool
  package let query: Query
  package let range: TokenRange
}

/// `FETCH …`, `MOVE …`.
package struct Fetch: Sendable {
  package let cursor: Name
  package let range: TokenRange
}

/// `CLOSE name`, or CLOSE ALL.
package struct CloseCursor: Sendable {
  /// nil for ALL.
  package let cursor: Name?
  package let range: TokenRange
}

/// `PREPARE name AS statement`.
package struct Prepare: Sendable {
  package let name: Name
  package let statement: StatementBody
  package let range: TokenRange
}

/// `EXECUTE name (values)`.
package struct Execute: Sendable {
  package let name: Name
  package let arguments: [Expression]
  package let range: TokenRange
}

/// `DEALLOCATE name`, or DEALLOCATE ALL.
package struct Deallocate: Sendable {
  /// nil for ALL.
  package let name: Name?
  package let range: TokenRange
}

/// `EXPLAIN … statement`.
package struct Explain: Sendable {
  /// EXPLAIN with its options.
  package let keywords: TokenRange
  /// Whether ANALYZE makes the statement run.
  package let isRun: Bool
  package let statement: StatementBody
  package let range: TokenRange
}

/// `CALL procedure (…)`.
package struct Call: Sendable {
  package let call: Expression
  package let range: TokenRange
}

/// Statements that touch no relation and say no more than their first word.
package enum Signal: Sendable {
  case listen, notify, unlisten, checkpoint, discard, load, show
}

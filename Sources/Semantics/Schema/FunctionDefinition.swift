import Syntax

/// A function that statements made: what its declaration says.
package struct FunctionDefinition: Sendable {
  package var isVolatile: Bool
  package var isImmutable = false
  /// A body of SQL that is one expression of one value for all rows: the planner puts it in place of
  /// the call.
  package var isInlined = false
  /// The CREATE FUNCTION of a body that can be read.
  var definition: Statement?
  /// Whether only triggers can call it: it returns `trigger` or `event_trigger`.
  var isTriggers = false
  /// Of a trigger's: which columns of the new row it sets to others of it, and into which relations it
  /// inserts.
  var rowCopies: [(column: Identifier, from: Identifier)] = []
  var insertsInto: [RelationName] = []
  /// `sql`, `plpgsql`, …
  package var language: String
  package var birth: Birth

  package init(isVolatile: Bool, language: String, birth: Birth) {
    self.isVolatile = isVolatile
    self.language = language
    self.birth = birth
  }
}

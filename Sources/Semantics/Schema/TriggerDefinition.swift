/// A trigger of a table.
package struct TriggerDefinition: Hashable, Sendable {
  package var name: Identifier
  /// The function that it calls.
  package let function: TypeKey
  /// A partitioned table's row triggers have a copy on each partition; its statement triggers none.
  package let isForEachRow: Bool

  package init(name: Identifier, function: TypeKey, isForEachRow: Bool) {
    self.name = name
    self.function = function
    self.isForEachRow = isForEachRow
  }
}

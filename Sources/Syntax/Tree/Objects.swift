/// The kinds of object that COMMENT, DROP, ALTER … RENAME and their like name with words of their own.
package enum ObjectKind: Hashable, Sendable {
  case table, index, view, materializedView, sequence, foreignTable
  case accessMethod, aggregate, cast, collation, column, constraint, conversion, database, domain
  case domainConstraint, eventTrigger, `extension`, foreignDataWrapper, function, language
  case largeObject, `operator`, operatorClass, operatorFamily, policy, procedure, publication, role
  case routine, rule, schema, server, statistics, subscription, tablespace
  case textSearchConfiguration, textSearchDictionary, textSearchParser, textSearchTemplate
  case transform, trigger, type, userMapping
  /// Since 19.
  case propertyGraph
}

/// One object, named as a statement about objects names it.
package struct ObjectReference: Sendable {
  package let kind: ObjectKind
  /// nil for what has no name: casts, transforms, large objects.
  package let name: QualifiedName?
  /// The table of a trigger, rule, policy or constraint; the access method of an operator class.
  package let owner: QualifiedName?
  /// From the words of its kind to its last token.
  package let range: TokenRange
}

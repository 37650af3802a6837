/// `CREATE {AGGREGATE | OPERATOR | COLLATION | TEXT SEARCH …} name ( options )`.
package struct Define: Sendable {
  package let kind: ObjectKind
  package let orReplace: Bool
  package let ifNotExists: Bool
  package let name: QualifiedName
  /// The arguments of an aggregate, in the syntax that has them apart.
  package let parameters: [Parameter]
  package let options: [Option]
  /// `CREATE COLLATION name FROM other`
  package let source: QualifiedName?
  package let range: TokenRange
}

/// `CREATE STATISTICS [[IF NOT EXISTS] name] [(kinds)] ON … FROM …`.
package struct CreateStatistics: Sendable {
  package let ifNotExists: Bool
  package let name: QualifiedName?
  package let kinds: [Name]
  package let elements: [IndexElement.Key]
  package let from: [FromItem]
  package let range: TokenRange
}

/// `ALTER STATISTICS [IF EXISTS] name SET STATISTICS value`.
package struct AlterStatistics: Sendable {
  package let ifExists: Bool
  package let name: QualifiedName
  /// nil for DEFAULT.
  package let target: Int?
  package let range: TokenRange
}

/// `CREATE [DEFAULT] CONVERSION name FOR 'a' TO 'b' FROM function`.
package struct CreateConversion: Sendable {
  package let name: QualifiedName
  package let function: QualifiedName
  package let range: TokenRange
}

/// `CREATE CAST ( source AS target ) {WITH FUNCTION f | WITHOUT FUNCTION | WITH INOUT} …`.
package struct CreateCast: Sendable {
  package let function: RoutineReference?
  package let range: TokenRange
}

/// `CREATE [OR REPLACE] TRANSFORM FOR type LANGUAGE name ( … )`.
package struct CreateTransform: Sendable {
  package let language: Name
  package let functions: [RoutineReference]
  package let range: TokenRange
}

/// `CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE name [HANDLER …]`.
package struct CreateLanguage: Sendable {
  package let name: Name
  package let handler: QualifiedName?
  package let range: TokenRange
}

/// `CREATE ACCESS METHOD name TYPE {INDEX | TABLE} HANDLER name`.
package struct CreateAccessMethod: Sendable {
  package let name: Name
  package let handler: QualifiedName
  package let range: TokenRange
}

/// `CREATE OPERATOR CLASS name …`.
package struct CreateOperatorClass: Sendable {
  package let name: QualifiedName
  package let isDefault: Bool
  package let type: TypeName
  package let method: Name
  package let range: TokenRange
}

/// `CREATE OPERATOR FAMILY name USING method`.
package struct CreateOperatorFamily: Sendable {
  package let name: QualifiedName
  package let method: Name
  package let range: TokenRange
}

/// `ALTER OPERATOR FAMILY name USING method {ADD | DROP} item, …`.
package struct AlterOperatorFamily: Sendable {
  package let name: QualifiedName
  package let method: Name
  package let isAdded: Bool
  package let range: TokenRange
}

/// `ALTER OPERATOR operator SET ( options )`.
package struct AlterOperator: Sendable {
  package let `operator`: RoutineReference
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER COLLATION name REFRESH VERSION`.
package struct AlterCollation: Sendable {
  package let name: QualifiedName
  package let range: TokenRange
}

/// `ALTER TEXT SEARCH DICTIONARY name ( options )`.
package struct AlterTextSearchDictionary: Sendable {
  package let name: QualifiedName
  package let options: [Option]
  package let range: TokenRange
}

/// `ALTER TEXT SEARCH CONFIGURATION name {ADD | ALTER | DROP} MAPPING …`.
package struct AlterTextSearchConfiguration: Sendable {
  package let name: QualifiedName
  package let range: TokenRange
}

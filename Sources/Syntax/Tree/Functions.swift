/// `CREATE [OR REPLACE] {FUNCTION | PROCEDURE} name ( … ) …`.
package struct CreateFunction: Sendable {
  package let keywords: TokenRange
  package let isProcedure: Bool
  package let orReplace: Bool
  package let name: QualifiedName
  package let parameters: [Parameter]
  /// RETURNS type; nil for RETURNS TABLE and where nothing is said.
  package let returns: TypeName?
  /// The columns of RETURNS TABLE.
  package let returnsTable: [Parameter]?
  package let options: [FunctionOption]
  package let body: FunctionBody?
  package let range: TokenRange

  /// LANGUAGE, where said.
  package var language: Name? {
    options.lazy.compactMap { if case .language(let name) = $0.kind { name } else { nil } }.first
  }

  /// The strings behind AS: a body, or an object file and a symbol of it.
  package var definition: [TokenRange] {
    options.lazy.compactMap { if case .definition(let texts) = $0.kind { texts } else { nil } }
      .first ?? []
  }
}

/// A body that is no string.
package indirect enum FunctionBody: Sendable {
  /// `RETURN value`
  case value(Expression)
  /// `BEGIN ATOMIC … END`
  case atomic([AtomicStatement])
}

/// A statement of BEGIN ATOMIC.
package indirect enum AtomicStatement: Sendable {
  case value(Expression)
  case statement(StatementBody)
}

/// One option of a routine.
package struct FunctionOption: Sendable {
  package enum Kind: Sendable {
    case definition([TokenRange])
    case language(Name)
    case transform([TypeName])
    case window
    case calledOnNull, strict
    case immutable, stable, volatile
    case securityDefiner, securityInvoker
    case leakproof, notLeakproof
    case cost, rows
    case support(QualifiedName)
    case setting(SetVariable)
    case parallel(Name)
  }

  package let kind: Kind
  package let range: TokenRange
}

/// `ALTER {FUNCTION | PROCEDURE | ROUTINE} routine option… [RESTRICT]`.
package struct AlterFunction: Sendable {
  package let kind: ObjectKind
  package let routine: RoutineReference
  package let options: [FunctionOption]
  package let range: TokenRange
}

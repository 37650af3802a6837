/// GET DIAGNOSTICS.
extension PLParser {
  /// `GET [CURRENT | STACKED] DIAGNOSTICS target {= | :=} item, … ;`
  mutating func diagnostics() throws(PLError) -> PLDiagnostics {
    let start = at
    at += 1
    let isStacked = take(.stacked)
    if !isStacked { take(.current) }
    try expect(.diagnostics)
    var items: [(target: TokenRange, item: Name)] = []
    repeat {
      let target = try diagnosticsTarget()
      guard take(.equals) || take(.colonEquals) else { throw unexpected() }
      guard let word = word(at), word.isDiagnosticsItem else {
        throw near("unrecognized GET DIAGNOSTICS item")
      }
      items.append((target, Name(at)))
      at += 1
    } while take(.comma)
    try expect(.semicolon)
    for item in items {
      let place = Int(item.item.token)
      guard let word = word(place), word.isBarred(stacked: isStacked) else { continue }
      throw rejected(
        "diagnostics item \(name(place).uppercased()) is not allowed in GET \(isStacked ? "STACKED" : "CURRENT") DIAGNOSTICS",
        at: start)
    }
    return PLDiagnostics(isStacked: isStacked, items: items)
  }

  private mutating func diagnosticsTarget() throws(PLError) -> TokenRange {
    let item = item()
    guard case .variable(let facts, let isField) = item.kind else { throw notVariable(item) }
    let isSubscripted = token(at + item.count).kind == .leftBracket
    var isRecord = false
    if case .record = facts.shape { isRecord = !isField }
    if isRecord || isSubscripted {
      throw rejected("\"\(words(item))\" is not a scalar variable")
    }
    try checkAssignable(item)
    at += item.count
    return item.range
  }
}

extension PLKeyword {
  fileprivate var isDiagnosticsItem: Bool {
    switch self {
    case .rowCount, .pgRoutineOid, .pgContext, .pgExceptionDetail, .pgExceptionHint,
      .pgExceptionContext, .columnName, .constraintName, .pgDatatypeName, .messageText,
      .tableName, .schemaName, .returnedSqlstate:
      true
    default: false
    }
  }

  /// Whether an item of GET DIAGNOSTICS belongs to the other of its two forms.
  fileprivate func isBarred(stacked: Bool) -> Bool {
    switch self {
    case .rowCount, .pgRoutineOid: stacked
    case .pgContext: false
    default: !stacked
    }
  }
}

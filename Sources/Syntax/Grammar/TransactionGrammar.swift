extension Parser {
  /// ```
  /// {BEGIN | START TRANSACTION} [mode…] | {COMMIT | END | ROLLBACK | ABORT} [AND [NO] CHAIN]
  ///   | SAVEPOINT name | RELEASE [SAVEPOINT] name | ROLLBACK TO [SAVEPOINT] name
  ///   | PREPARE TRANSACTION 'id' | {COMMIT | ROLLBACK} PREPARED 'id'
  /// ```
  mutating func transactionControl() throws(SyntaxError) -> TransactionControl {
    let start = at
    let word = keyword
    advance()
    let (kind, words) = try transactionKind(word)
    return TransactionControl(
      kind, keywords: TokenRange(start, words), range: range(from: start))
  }

  /// What it does, and where its keywords end.
  private mutating func transactionKind(
    _ word: Keyword?
  ) throws(SyntaxError) -> (TransactionControl.Kind, Int) {
    switch word {
    case .begin:
      takeTransactionWord()
      let words = at
      try transactionModes(required: false)
      return (.begin, words)
    case .start:
      try expect(.transaction)
      let words = at
      try transactionModes(required: false)
      return (.begin, words)
    case .commit where isNext(.prepared):
      return (.commitPrepared, try preparedName())
    case .commit, .end:
      takeTransactionWord()
      let words = at
      return (.commit(chain: try chain()), words)
    case .savepoint:
      let words = at
      return (.savepoint(try columnName()), words)
    case .release:
      takeSavepointWord()
      let words = at
      return (.release(try columnName()), words)
    case .prepare:
      return (.prepare, try preparedName())
    default:
      return try rollback(word)
    }
  }

  private mutating func rollback(
    _ word: Keyword?
  ) throws(SyntaxError) -> (TransactionControl.Kind, Int) {
    if word == .rollback, isNext(.prepared) { return (.rollbackPrepared, try preparedName()) }
    takeTransactionWord()
    if word == .rollback, take(.to) {
      takeSavepointWord()
      let words = at
      return (.rollbackTo(try columnName()), words)
    }
    let words = at
    return (.rollback(chain: try chain()), words)
  }

  private mutating func takeTransactionWord() {
    if !take(.work) { take(.transaction) }
  }

  /// SAVEPOINT, where it is not itself the name.
  private mutating func takeSavepointWord() {
    if isNext(.savepoint), isColumnName(peek(1)) { advance() }
  }

  /// `{PREPARED | TRANSACTION} 'id'`; where the words end.
  private mutating func preparedName() throws(SyntaxError) -> Int {
    if !take(.prepared) { try expect(.transaction) }
    let words = at
    _ = try stringConstant()
    return words
  }

  /// `AND [NO] CHAIN`, where it stands; whether the next transaction follows at once.
  private mutating func chain() throws(SyntaxError) -> Bool {
    guard take(.and) else { return false }
    let isChained = !take(.no)
    try expect(.chain)
    return isChained
  }

  /// ```
  /// {ISOLATION LEVEL level | READ {ONLY | WRITE} | [NOT] DEFERRABLE} [,] …
  /// ```
  mutating func transactionModes(required: Bool) throws(SyntaxError) {
    guard required || isTransactionModeNext else { return }
    repeat { try transactionMode() } while take(.comma) || isTransactionModeNext
  }

  private var isTransactionModeNext: Bool {
    switch keyword {
    case .isolation, .read, .deferrable, .not: true
    default: false
    }
  }

  private mutating func transactionMode() throws(SyntaxError) {
    if take(.isolation) {
      try expect(.level)
      try isolationLevel()
    } else if take(.read) {
      if !take(.only) { try expect(.write) }
    } else {
      take(.not)
      try expect(.deferrable)
    }
  }

  /// `READ {UNCOMMITTED | COMMITTED} | REPEATABLE READ | SERIALIZABLE`
  private mutating func isolationLevel() throws(SyntaxError) {
    if take(.serializable) { return }
    if take(.repeatable) { return try expect(.read) }
    try expect(.read)
    if !take(.uncommitted) { try expect(.committed) }
  }
}

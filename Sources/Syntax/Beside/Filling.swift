/// The tokens of a statement whose placeholders are filled in, so that it can be parsed.
///
/// What touches a name is part of it. What stands loose is a name at first; where that does not
/// parse, those like the one that stands in the way are a constant, or nothing where they fill a
/// line.
struct Filling {
  let tokens: [Token]
  private let loose: [(token: Int, isLine: Bool)]

  init(_ tokens: [Token], _ scan: PlaceholderScan) {
    self.tokens = tokens
    var found: [(token: Int, isLine: Bool)] = []
    var rest = scan.loose[...]
    for (index, token) in tokens.enumerated() {
      guard let next = rest.first else { break }
      guard next.start == token.start else { continue }
      found.append((index, next.isLine))
      rest = rest.dropFirst()
    }
    loose = found
  }

  /// The tokens filled in otherwise, after a failure at an offset; nil where nothing can be.
  func other(after offset: Int) -> [Token]? {
    guard !loose.isEmpty else { return nil }
    let place = tokens.firstIndex { Int($0.start) >= offset } ?? tokens.count
    let guilty = loose.last { $0.token == place || $0.token == place - 1 }
    var result = tokens
    var kind: Token.Kind?
    var missing: Set<Int> = []
    for item in loose {
      let goesOn = self.kind(before: item.token) == .comma
      if guilty.map({ isAlike(item.token, $0.token) }) ?? true {
        kind = goesOn ? kind ?? .integer : constantKind(item.token)
      } else if !goesOn {
        kind = nil
      }
      guard let kind else { continue }
      let token = tokens[item.token]
      if item.isLine { missing.insert(item.token) }
      result[item.token] = Token(kind, Int(token.start), Int(token.limit))
    }
    guard !missing.isEmpty else { return result }
    return result.indices.filter { !missing.contains($0) }.map { result[$0] }
  }

  /// Whether two tokens stand behind the same kind of token.
  private func isAlike(_ first: Int, _ second: Int) -> Bool {
    kind(before: first) == kind(before: second) && keyword(before: first) == keyword(before: second)
  }

  private func kind(before index: Int) -> Token.Kind? { index > 0 ? tokens[index - 1].kind : nil }

  private func keyword(before index: Int) -> Keyword? {
    index > 0 ? tokens[index - 1].keyword : nil
  }

  /// A string where the grammar knows only that, else a number.
  private func constantKind(_ index: Int) -> Token.Kind {
    switch keyword(before: index) {
    case .is, .password, .until, .interval, .connection, .location, .value, .as, .do, .from, .to,
      .program, .load, .delimiter, .null, .encoding, .timestamp, .time, .comment, .before, .after,
      .version, .handler:
      .string
    default: keyword(before: index - 1) == .enum ? .string : .integer
    }
  }
}

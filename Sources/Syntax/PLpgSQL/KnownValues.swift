/// The values that variables of a routine surely hold at one place in it, where they can be told
/// from the text alone: constants, what is put together from them, the items of a constant list.
struct KnownValues: Sendable {
  enum Value: Equatable, Sendable {
    case text([UInt8])
    case list([[UInt8]])

    /// How much of a walk's time it takes to know it.
    var cost: Int {
      switch self {
      case .text(let text): text.count / 256
      case .list(let items): items.count / 8
      }
    }
  }

  /// In bytes: longer texts are not known.
  private static let longestText = 1 << 16

  private var values: [String: Value] = [:]

  /// A variable's value, by its folded name.
  subscript(_ name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Forgets the variables of which the other knows another value, or none.
  mutating func keep(onlyAsIn other: KnownValues) {
    for (name, value) in values where other.values[name] != value { values[name] = nil }
  }

  /// The value of an expression.
  func value(of expression: PLExpression) -> Value? {
    guard let value = expression.value else { return nil }
    return self.value(of: value, in: expression.statement)
  }

  func text(of expression: PLExpression) -> [UInt8]? {
    guard case .text(let text) = value(of: expression) else { return nil }
    return text
  }

  func number(of expression: PLExpression) -> Int? {
    text(of: expression).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

// MARK: Expressions

extension KnownValues {
  /// The value of an expression of a statement.
  func value(of expression: Expression, in statement: Statement) -> Value? {
    switch expression.shape {
    case .constant(let constant):
      guard let token = statement.token(at: Int(expression.range.lower)) else { return nil }
      switch constant {
      case .string:
        return token.span.length > Self.longestText
          ? nil : .text(decodeString(token, in: statement.bytes))
      case .integer: return .text(Array(statement.written(expression.range).utf8))
      case .float, .bitString, .null, .boolean, .typed: return nil
      }
    case .column(let reference):
      return reference.name.partCount == 1 ? values[statement.text(reference.name.last)] : nil
    case .cast(let value, let type): return cast(value, to: type, in: statement)
    case .infix(let operands, let operators): return chain(operands, operators, in: statement)
    case .array(let items):
      let texts = items.map { text(of: $0, in: statement) }
      return texts.contains(nil) ? nil : .list(texts.compactMap(\.self))
    case .call(let call): return self.call(call, in: statement).map { .text($0) }
    default: return nil
    }
  }

  private func text(of expression: Expression, in statement: Statement) -> [UInt8]? {
    guard case .text(let text) = value(of: expression, in: statement) else { return nil }
    return text
  }

  /// Text stays what it is under another name of text; a constant list may be written as one string.
  private func cast(_ value: Expression, to type: TypeName, in statement: Statement) -> Value? {
    let known = self.value(of: value, in: statement)
    let name = statement.written(type.range).lowercased()
    let plain = name.hasSuffix("[]") ? String(name.dropLast(2)) : name
    guard Self.texts.contains(plain) else { return nil }
    if name.hasSuffix("[]"), case .text(let text) = known { return KnownValues.list(written: text) }
    return known
  }

  private static let texts: Set<String> = [
    "text", "varchar", "character varying", "name", "regclass", "int", "integer", "bigint",
  ]

  /// `{a,b,c}` without anything that would need an escape.
  static func list(written text: [UInt8]) -> Value? {
    guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}"), text.count > 2,
      !text.contains(where: { [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains($0) }),
      !text.dropFirst().contains(UInt8(ascii: "{"))
    else { return nil }
    let items = text.dropFirst().dropLast().split(separator: UInt8(ascii: ","))
    let space = UInt8(ascii: " ")
    return .list(
      items.map { Array($0.drop { $0 == space }.reversed().drop { $0 == space }.reversed()) })
  }

  /// Texts put together, or whole numbers added and taken away.
  private func chain(
    _ operands: [Expression], _ operators: [Operator], in statement: Statement
  ) -> Value? {
    let texts = operands.compactMap { text(of: $0, in: statement) }
    guard texts.count == operands.count, operators.count + 1 == operands.count else { return nil }
    let signs = operators.map { statement.written($0.range) }
    if signs.allSatisfy({ $0 == "||" }) { return Self.joined(texts).map { .text($0) } }
    let numbers = texts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == texts.count, var sum = numbers.first else { return nil }
    for (sign, number) in zip(signs, numbers.dropFirst()) {
      let (value, overflows) =
        switch sign {
        case "+": sum.addingReportingOverflow(number)
        case "-": sum.subtractingReportingOverflow(number)
        default: (0, true)
        }
      if overflows { return nil }
      sum = value
    }
    return .text(Array(String(sum).utf8))
  }

  /// Texts behind one another, unless that is too long.
  private static func joined(_ texts: [[UInt8]]) -> [UInt8]? {
    var joined: [UInt8] = []
    for text in texts {
      guard joined.count + text.count <= longestText else { return nil }
      joined += text
    }
    return joined
  }

  private func call(_ call: FunctionCall, in statement: Statement) -> [UInt8]? {
    guard case .written(let name) = call.function.name, name.partCount == 1,
      call.clauses.isEmpty
    else { return nil }
    let arguments = call.arguments.compactMap { text(of: $0, in: statement) }
    guard arguments.count == call.arguments.count, let first = arguments.first else { return nil }
    switch (statement.text(name.last), arguments.count) {
    case ("format", _): return KnownValues.format(first, arguments.dropFirst().map(\.self))
    case ("quote_ident", 1): return KnownValues.identifier(first)
    case ("quote_literal", 1): return KnownValues.literal(first)
    case ("concat", _): return KnownValues.joined(arguments)
    case ("lower", 1): return Array(String(decoding: first, as: UTF8.self).lowercased().utf8)
    case ("upper", 1): return Array(String(decoding: first, as: UTF8.self).uppercased().utf8)
    default: return nil
    }
  }
}

extension KnownValues {
  /// The rows of `SELECT unnest(list)`.
  func unnested(_ query: Statement) -> [[UInt8]]? {
    guard case .query(let body) = query.body, case .select(let select) = body.body,
      select.from.isEmpty, select.filter == nil, body.clauses.isEmpty, select.targets.count == 1,
      case .call(let call) = select.targets.first?.value.shape, call.arguments.count == 1,
      case .written(let name) = call.function.name, query.text(name.last) == "unnest",
      let array = call.arguments.first, case .list(let items) = value(of: array, in: query)
    else { return nil }
    return items
  }
}

// MARK: Format

extension KnownValues {
  /// `format(text, …)`: `%s`, `%I`, `%L` and `%%`, the first three also as `%1$I` (manual, "String
  /// Functions and Operators"); nil for widths and what the server refuses.
  static func format(_ text: [UInt8], _ arguments: [[UInt8]]) -> [UInt8]? {
    var result: [UInt8] = []
    var next = 0
    var rest = text[...]
    while let letter = rest.popFirst() {
      guard letter == UInt8(ascii: "%") else {
        result.append(letter)
        continue
      }
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      if !digits.isEmpty {
        guard digits.count < 4, rest.dropFirst(digits.count).first == UInt8(ascii: "$"),
          let number = Int(String(decoding: digits, as: UTF8.self)), number > 0
        else { return nil }
        next = number - 1
        rest = rest.dropFirst(digits.count + 1)
      }
      guard let kind = rest.popFirst() else { return nil }
      if kind == UInt8(ascii: "%"), digits.isEmpty {
        result.append(kind)
        continue
      }
      guard arguments.indices.contains(next), result.count <= longestText else { return nil }
      switch kind {
      case UInt8(ascii: "s"): result += arguments[next]
      case UInt8(ascii: "I"): result += identifier(arguments[next])
      case UInt8(ascii: "L"): result += literal(arguments[next])
      default: return nil
      }
      next += 1
    }
    return result
  }

  /// A name in quotes, where it needs them.
  static func identifier(_ name: [UInt8]) -> [UInt8] {
    let isPlain = name.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "_")
    }
    let startsWithDigit = name.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? true
    if isPlain, !startsWithDigit, !keywords.contains(name) { return name }
    return quoted(name, UInt8(ascii: "\""))
  }

  private static let keywords = Set(Keyword.spellings.map { Array($0.description.utf8) })

  static func literal(_ text: [UInt8]) -> [UInt8] {
    let string = quoted(text, UInt8(ascii: "'"))
    guard text.contains(UInt8(ascii: "\\")) else { return string }
    return Array("E".utf8) + string.flatMap { $0 == UInt8(ascii: "\\") ? [$0, $0] : [$0] }
  }

  private static func quoted(_ text: [UInt8], _ quote: UInt8) -> [UInt8] {
    [quote] + text.flatMap { $0 == quote ? [$0, $0] : [$0] } + [quote]
  }
}

extension Statement {
  /// The texts that a call gives to a routine's parameters, where they are constants.
  package func constants(
    of arguments: [Expression], for parameters: [Parameter], of routine: Statement
  )
    -> [String: [UInt8]]
  {
    let entering = parameters.filter {
      switch $0.mode {
      case .unsaid, .in, .inout: true
      case .out, .variadic, .table: false
      }
    }
    var known: [String: [UInt8]] = [:]
    for (parameter, argument) in zip(entering, arguments) {
      guard let name = parameter.name,
        case .text(let text) = KnownValues().value(of: argument, in: self)
      else { continue }
      known[routine.text(name)] = text
    }
    return known
  }
}

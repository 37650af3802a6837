/// A command's arguments, told apart: options with their values, and the other words.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [(name: Option.Name, value: String)] = []
  /// The options of the command.
  private let known: Set<Option.Name>

  /// - Parameter known: the options of the command.
  init(_ words: [String], known: [Option]) throws(UsageFailure) {
    self.known = Set(known.map(\.name))
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      try take(word, &rest, known)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ known: [Option]
  ) throws(UsageFailure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let flag = String(parts[0])
    guard let option = known.first(where: { $0.flag == flag || $0.shortFlag == flag }) else {
      throw unknown(flag, known)
    }
    guard let placeholder = option.value else {
      guard parts.count == 1 else { throw UsageFailure("\(flag) takes no value") }
      values.append((option.name, ""))
      return
    }
    if parts.count == 2 {
      values.append((option.name, String(parts[1])))
    } else if let next = rest.popFirst() {
      values.append((option.name, next))
    } else {
      throw UsageFailure("\(flag) needs a value: \(flag) \(placeholder)")
    }
  }

  private func unknown(_ flag: String, _ known: [Option]) -> UsageFailure {
    let hint =
      Option.squawkSynonyms[flag].map { "that is \($0) here" }
      ?? meant(flag, known.map(\.flag)) ?? "lockkeeper help lists them"
    return UsageFailure("there is no option \(flag.quoted)", hint: hint)
  }

  func has(_ name: Option.Name) -> Bool { values.contains { $0.name == name } }

  /// The last value of an option: what stands later wins. Where the command line says nothing, what
  /// the environment says.
  func last(_ name: Option.Name) -> String? {
    values.last { $0.name == name }?.value ?? (known.contains(name) ? name.fromEnvironment : nil)
  }

  func all(_ name: Option.Name) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// The value of an option that takes one of a few words.
  func choice<Word: RawRepresentable & CaseIterable>(
    _ name: Option.Name, _ fallback: Word
  ) throws(UsageFailure) -> Word where Word.RawValue == String {
    try choice(name) ?? fallback
  }

  /// The same, where nothing said is no choice made.
  func choice<Word: RawRepresentable & CaseIterable>(
    _ name: Option.Name
  ) throws(UsageFailure) -> Word? where Word.RawValue == String {
    guard let text = last(name) else { return nil }
    let isTyped = values.contains { $0.name == name }
    return try Arguments.word(text, of: isTyped ? "--\(name.rawValue)" : name.variable ?? "")
  }

  /// One of a few words, or a failure that names them and the nearest.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, of what: String
  ) throws(UsageFailure) -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    throw UsageFailure(
      "\(what) takes \(all.dropLast().joined(separator: ", ")) or \(all.last ?? ""), "
        + "not \(text.quoted)",
      hint: meant(text, all))
  }
}

extension Option {
  /// The one-letter form, where there is one.
  fileprivate var shortFlag: String? {
    switch name {
    case .quiet: "-q"
    case .verbose: "-v"
    case .output: "-o"
    case .jobs: "-j"
    default: nil
    }
  }
}

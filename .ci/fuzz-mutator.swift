// How libFuzzer changes what it feeds to the judging: mostly by statements and names, since what goes
// wrong between statements goes wrong where they speak of the same things.

import Glibc

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

@_cdecl("LLVMFuzzerInitialize")
package func giveSignalsAStack(
  _ count: UnsafeMutablePointer<Int32>, _ words: UnsafeMutableRawPointer
) -> Int32 {
  // What overflows the stack must be told, and its input kept.
  let size = 1 << 16
  var stack = stack_t()
  stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
  stack.ss_size = size
  return sigaltstack(&stack, nil)
}

@_cdecl("LLVMFuzzerCustomMutator")
package func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  var dice = Dice(seed)
  if dice.roll(8) == 0 { return mutateBytes(data, count, limit) }
  var text = Mutant(Array(UnsafeBufferPointer(start: data, count: count)))
  for _ in 0...dice.roll(6) { text.change(&dice) }
  return text.write(to: data, limit)
}

@_cdecl("LLVMFuzzerCustomCrossOver")
package func cross(
  _ first: UnsafePointer<UInt8>, _ firstCount: Int, _ second: UnsafePointer<UInt8>,
  _ secondCount: Int, _ out: UnsafeMutablePointer<UInt8>, _ limit: Int, _ seed: UInt32
) -> Int {
  var dice = Dice(seed)
  var text = Mutant(Array(UnsafeBufferPointer(start: first, count: firstCount)))
  let other = Mutant(Array(UnsafeBufferPointer(start: second, count: secondCount)))
  for _ in 0...dice.roll(6) { text.take(from: other, &dice) }
  for _ in 0..<dice.roll(4) { text.change(&dice) }
  return text.write(to: out, limit)
}

/// Numbers from a seed.
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt32) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below the limit; 0 where there is none.
  mutating func roll(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return limit > 0 ? Int(state >> 16) % limit : 0
  }
}

/// An input that is changed: its first byte, and its statements as they are cut at semicolons.
private struct Mutant {
  private var setup: UInt8
  private var statements: [[UInt8]]

  /// Few names, so that statements meet.
  private static let names = [
    "a", "b", "c", "d", "a.b", "pg_temp.a", "public.a", "int", "text", "_a",
  ]
  .map { Array($0.utf8) }
  /// Statements of every kind, a line each, which are written in.
  private static let templates = lines(of: getenv("FUZZ_STATEMENTS").map { String(cString: $0) })
  private static let marks = ["-- next\n", "-- back\n"].map { Array($0.utf8) }
  private static let numbers = [
    "0", "1", "-1", "32768", "2147483648", "9223372036854775807", "1e400",
  ]
  .map { Array($0.utf8) }

  init(_ bytes: [UInt8]) {
    setup = bytes.first ?? 0
    statements = []
    var rest = bytes.dropFirst()
    while let end = rest.firstIndex(of: UInt8(ascii: ";")) {
      statements.append(Array(rest[...end]))
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { statements.append(Array(rest)) }
  }

  func write(to data: UnsafeMutablePointer<UInt8>, _ limit: Int) -> Int {
    let bytes = ([setup] + statements.joined()).prefix(limit)
    for (index, byte) in bytes.enumerated() { data[index] = byte }
    return bytes.count
  }

  mutating func take(from other: Mutant, _ dice: inout Dice) {
    guard !other.statements.isEmpty else { return }
    let start = dice.roll(other.statements.count)
    let end = min(other.statements.count, start + 1 + dice.roll(4))
    statements.insert(
      contentsOf: other.statements[start..<end], at: dice.roll(statements.count + 1))
  }

  /// Writes in a statement, with a few of its names exchanged.
  private mutating func add(_ dice: inout Dice) {
    guard !Mutant.templates.isEmpty else { return }
    var added = Mutant.templates[dice.roll(Mutant.templates.count)]
    let place = dice.roll(statements.count + 1)
    for _ in 0..<dice.roll(4) { added = renaming(added, &dice) }
    statements.insert(added, at: place)
  }

  mutating func change(_ dice: inout Dice) {
    guard !statements.isEmpty else { return add(&dice) }
    let index = dice.roll(statements.count)
    switch dice.roll(20) {
    case 7...11: add(&dice)
    case 0: setup = UInt8(dice.roll(128))
    case 1: statements.remove(at: index)
    case 2: statements.insert(statements[index], at: dice.roll(statements.count + 1))
    case 3: statements.swapAt(index, dice.roll(statements.count))
    case 4: statements.insert(Mutant.marks[dice.roll(2)], at: index)
    case 5: nameAll(&dice)
    case 6: statements[index] = replacingNumber(in: statements[index], &dice)
    default:
      for _ in 0...dice.roll(3) { statements[index] = renaming(statements[index], &dice) }
    }
  }

  /// One word of a statement becomes another name.
  private func renaming(_ statement: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let words = statement.words
    guard !words.isEmpty else { return statement }
    let word = words[dice.roll(words.count)]
    return Array(statement[..<word.lowerBound]) + name(&dice) + statement[word.upperBound...]
  }

  /// A name of the few, or a word of another statement.
  private func name(_ dice: inout Dice) -> [UInt8] {
    let other = statements.isEmpty ? [] : statements[dice.roll(statements.count)]
    let words = other.words
    guard dice.roll(3) == 0, !words.isEmpty else {
      return Mutant.names[dice.roll(dice.roll(3) == 0 ? Mutant.names.count : 3)]
    }
    return Array(other[words[dice.roll(words.count)]])
  }

  /// Wherever a name stands, another does.
  private mutating func nameAll(_ dice: inout Dice) {
    let old = name(&dice)
    let new = Mutant.names[dice.roll(3)]
    for index in statements.indices {
      var changed: [UInt8] = []
      var read = 0
      for word in statements[index].words where statements[index][word].elementsEqual(old) {
        changed += statements[index][read..<word.lowerBound] + new
        read = word.upperBound
      }
      statements[index] = changed + statements[index][read...]
    }
  }

  private func replacingNumber(in statement: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let digits = statement.indices.filter { 0x30...0x39 ~= statement[$0] }
    guard !digits.isEmpty else { return statement }
    let digit = digits[dice.roll(digits.count)]
    return Array(statement[..<digit]) + Mutant.numbers[dice.roll(Mutant.numbers.count)]
      + statement[(digit + 1)...]
  }
}

/// The lines of a file; none of none.
private func lines(of path: String?) -> [[UInt8]] {
  guard let path, let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var lines: [[UInt8]] = [[]]
  while case let byte = getc(file), byte != EOF {
    lines[lines.count - 1].append(UInt8(truncatingIfNeeded: byte))
    if byte == 0x0A { lines.append([]) }
  }
  return lines.filter { $0.count > 1 }
}

extension [UInt8] {
  /// Words in small letters: names, and now and then a keyword that is written so.
  fileprivate var words: [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (index, byte) in (self + [0]).enumerated() {
      let isLetter = 0x61...0x7A ~= byte || byte == 0x5F
      if isLetter || start != nil && 0x30...0x39 ~= byte {
        start = start ?? index
      } else if let first = start {
        found.append(first..<index)
        start = nil
      }
    }
    return found
  }
}

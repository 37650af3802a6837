/// Undoes the backslash escapes of an `E''` string (manual, "String Constants with C-Style Escapes").
func decodeEscapes(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    let byte = text[index]
    if byte == UInt8(ascii: "'") {
      result.append(byte)
      index += 2
    } else if byte == UInt8(ascii: "\\"), index + 1 < text.count {
      index = undo(text, index + 1, into: &result)
    } else {
      result.append(byte)
      index += 1
    }
  }
  return result
}

/// Appends what the escape whose letter stands at `index` means, and returns where to go on.
private func undo(_ text: [UInt8], _ index: Int, into result: inout [UInt8]) -> Int {
  switch text[index] {
  case UInt8(ascii: "b"): result.append(8)
  case UInt8(ascii: "f"): result.append(12)
  case UInt8(ascii: "n"): result.append(10)
  case UInt8(ascii: "r"): result.append(13)
  case UInt8(ascii: "t"): result.append(9)
  case UInt8(ascii: "v"): result.append(11)
  case UInt8(ascii: "u"): return number(text, index + 1, 4, 16, into: &result)
  case UInt8(ascii: "U"): return number(text, index + 1, 8, 16, into: &result)
  case UInt8(ascii: "x"): return number(text, index + 1, 2, 16, into: &result)
  case UInt8(ascii: "0")...UInt8(ascii: "7"): return number(text, index, 3, 8, into: &result)
  case let other: result.append(other)
  }
  return index + 1
}

/// Appends a character given by at most so many digits: `\x` and octal are bytes, `\u` characters.
private func number(
  _ text: [UInt8], _ start: Int, _ most: Int, _ radix: UInt32, into result: inout [UInt8]
) -> Int {
  var value: UInt32 = 0
  var index = start
  while index < min(start + most, text.count), let digit = digit(text[index]), digit < radix {
    value = value &* radix &+ digit
    index += 1
  }
  if most >= 4 {
    append(value, to: &result)
  } else if index > start {
    result.append(UInt8(truncatingIfNeeded: value))
  }
  return index
}

private func digit(_ byte: UInt8) -> UInt32? {
  guard byte.isHexDigit else { return nil }
  return UInt32(byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
}

private func append(_ value: UInt32, to result: inout [UInt8]) {
  result += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
}

/// Undoes `U&'…'` or `U&"…"`, with the escape character that a UESCAPE behind it names.
func decodeUnicode(_ text: ArraySlice<UInt8>, quote: UInt8) -> [UInt8] {
  let text = Array(text)
  let close = closingQuote(text, quote)
  // Behind the closing quote there is nothing, or UESCAPE 'x'.
  let isNamed = close + 3 < text.count && text.last == UInt8(ascii: "'")
  let escape = isNamed ? text[text.count - 2] : UInt8(ascii: "\\")

  var result: [UInt8] = []
  var index = 3
  while index < close {
    let byte = text[index]
    if byte == quote {
      result.append(byte)
      index += 2
    } else if byte != escape || index + 1 >= close {
      result.append(byte)
      index += 1
    } else if text[index + 1] == escape {
      result.append(escape)
      index += 2
    } else {
      let isLong = text[index + 1] == UInt8(ascii: "+")
      index = number(text, index + (isLong ? 2 : 1), isLong ? 6 : 4, 16, into: &result)
    }
  }
  return result
}

/// Where the quote that closes a `U&` text stands.
private func closingQuote(_ text: [UInt8], _ quote: UInt8) -> Int {
  var index = 3
  while index < text.count {
    if text[index] != quote {
      index += 1
    } else if index + 1 < text.count, text[index + 1] == quote {
      index += 2
    } else {
      return index
    }
  }
  return text.count
}

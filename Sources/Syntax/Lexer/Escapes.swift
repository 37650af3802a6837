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
  case UInt8(ascii: "u"), UInt8(ascii: "U"):
    return character(text, index - 1, UInt8(ascii: "\\"), into: &result)
  case UInt8(ascii: "x"): return byte(text, index + 1, 2, 16, into: &result)
  case UInt8(ascii: "0")...UInt8(ascii: "7"): return byte(text, index, 3, 8, into: &result)
  case let other: result.append(other)
  }
  return index + 1
}

/// Appends a byte given by at most so many digits.
private func byte(
  _ text: [UInt8], _ start: Int, _ most: Int, _ radix: UInt32, into result: inout [UInt8]
) -> Int {
  let (value, next) = number(text, start, most, radix)
  if next > start { result.append(UInt8(truncatingIfNeeded: value)) }
  return next
}

/// Appends the character whose escape begins at `start`, and returns where to go on. A pair of
/// surrogates is one character.
private func character(
  _ text: [UInt8], _ start: Int, _ escape: UInt8, into result: inout [UInt8]
) -> Int {
  var (value, next) = codePoint(text, start)
  if value & 0xFFFF_FC00 == 0xD800, next < text.count, text[next] == escape {
    let (low, end) = codePoint(text, next)
    if low & 0xFFFF_FC00 == 0xDC00 {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      next = end
    }
  }
  append(value, to: &result)
  return next
}

/// The number of `\uXXXX`, `\UXXXXXXXX`, `\XXXX` or `\+XXXXXX`, and where it ends.
private func codePoint(_ text: [UInt8], _ start: Int) -> (UInt32, Int) {
  switch start + 1 < text.count ? text[start + 1] : 0 {
  case UInt8(ascii: "u"): number(text, start + 2, 4, 16)
  case UInt8(ascii: "U"): number(text, start + 2, 8, 16)
  case UInt8(ascii: "+"): number(text, start + 2, 6, 16)
  default: number(text, start + 1, 4, 16)
  }
}

/// A number of at most so many digits, and where it ends.
private func number(
  _ text: [UInt8], _ start: Int, _ most: Int, _ radix: UInt32
) -> (UInt32, Int) {
  var value: UInt32 = 0
  var index = start
  while index < min(start + most, text.count), let digit = digit(text[index]), digit < radix {
    value = value &* radix &+ digit
    index += 1
  }
  return (value, index)
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
      index = character(text, index, escape, into: &result)
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

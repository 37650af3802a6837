import Testing

@testable import Syntax

/// Columns in lines so long that they are not counted from their start.
@Suite struct LongLineTests {
  @Test(arguments: [0, 1, 4095, 4096, 9000]) func `A column is what counting would make it`(
    _ before: Int
  ) {
    let text = String(repeating: "x", count: before) + "\n" + String(repeating: "aé𝄞€", count: 5000)
    let bytes = Array(text.utf8)
    let lines = LineMap(bytes)
    for offset in stride(from: before + 1, through: bytes.count, by: 1237) {
      let part = bytes[(before + 1)..<offset]
      for unit in [ColumnUnit.characters, .utf16] {
        let position = lines.position(at: offset, in: unit)
        #expect(position == Position(line: 2, column: 1 + unit.count(part)))
      }
    }
  }
}

import Testing

@testable import Syntax

@Suite struct CopyDataTests {
  @Test(
    arguments: [
      ("COPY t FROM stdin;\nit's\t1\n\\.\nSELECT 1;", ["COPY t FROM stdin", "SELECT 1"]),
      ("COPY t FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;", ["COPY t FROM stdin", "SELECT 1"]),
      ("COPY t FROM stdin;\n\\.\nSELECT 1;", ["COPY t FROM stdin", "SELECT 1"]),
      ("COPY t FROM stdin;\n\\\\.\n\\.x\n\\.\nSELECT 1;", ["COPY t FROM stdin", "SELECT 1"]),
      ("COPY t FROM stdin; -- ';\n'\n\\.\nSELECT 1;", ["COPY t FROM stdin", "SELECT 1"]),
      ("COPY t FROM stdin;\nit's\n", ["COPY t FROM stdin"]),
      ("COPY t FROM stdin;\nit's\n\\.", ["COPY t FROM stdin"]),
      ("COPY t FROM stdin", ["COPY t FROM stdin"]),
      ("COPY t FROM stdin;", ["COPY t FROM stdin"]),
      (
        "COPY t FROM stdin; SELECT 5;\n1\n\\.\nSELECT 6",
        ["COPY t FROM stdin", "SELECT 5", "SELECT 6"]
      ),
      (
        "COPY t FROM stdin; SELECT\n1\n\\.\n17; SELECT 6",
        ["COPY t FROM stdin", "SELECT 17", "SELECT 6"]
      ),
      (
        "COPY t FROM stdin; COPY u FROM stdin;\n1\n\\.\n'\n\\.\nSELECT 6",
        ["COPY t FROM stdin", "COPY u FROM stdin", "SELECT 6"]
      ),
      (
        "COPY t FROM stdin\\; SELECT 4; SELECT 3;\n'\n\\.\nSELECT 6",
        ["COPY t FROM stdin", "SELECT 4", "SELECT 3", "SELECT 6"]
      ),
      ("COPY t FROM stdin \\g\n'\n\\.\nSELECT 6", ["COPY t FROM stdin", "SELECT 6"]),
      ("\\copy t from stdin\n'\n\\.\nSELECT 6", ["SELECT 6"]),
      ("\\copy t from 'stdin'\nSELECT 6", ["SELECT 6"]),
      ("\\copy t from pstdin\nSELECT 6", ["SELECT 6"]),
      ("COPY t TO stdout;\nSELECT 1", ["COPY t TO stdout", "SELECT 1"]),
      ("COPY t FROM 'stdin';\nSELECT 1", ["COPY t FROM 'stdin'", "SELECT 1"]),
      // The rows stand there whether the statement is right or not.
      (
        "COPY t FROM stdin WITH WITH;\n'\n\\.\nSELECT 6",
        ["!COPY t FROM stdin WITH WITH", "SELECT 6"]
      ),
      ("COPY ${t} FROM stdin;\n'\n\\.\nSELECT 6", ["COPY ${t} FROM stdin", "SELECT 6"]),
    ] as [(String, [String])])
  func rowsAreNoSQL(_ text: String, _ lines: [String]) {
    #expect(Reading(text).lines == lines)
  }

  @Test func manyRowsAreOnePass() {
    let row = Array("1\tit's (a \"row;\n".utf8)
    var bytes = Array("COPY t FROM stdin;\n".utf8)
    for _ in 0..<300_000 { bytes += row }
    bytes += Array("\\.\nSELECT 1;".utf8)
    #expect(Reading(bytes).lines == ["COPY t FROM stdin", "SELECT 1"])
  }
}

import Rules

extension Concern {
  /// The message and what explains it, for readers that show one text and no frames. The message
  /// stands alone on the first line, which is what such readers show where space is short.
  var prose: String {
    let said = [
      ("Lock", [lock].compactMap(\.self)), ("Work", [work].compactMap(\.self)),
      ("Also", [also].compactMap(\.self)), ("Way out", wayOut), ("Assumes", assumes),
    ]
    let lines = said.filter { !$1.isEmpty }.map { "\($0): \($1.joined(separator: "\n"))" }
    return ([message] + lines).joined(separator: "\n")
  }
}

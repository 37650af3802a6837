import Rules

extension Concern {
  /// The message and what explains it, for readers that show one text and no frames. The message
  /// stands alone on the first line, which is what such readers show where space is short.
  var prose: String {
    let said = [
      ("Lock", [self.lock].compactMap(\.self)), ("Work", [self.work].compactMap(\.self)),
      ("Also", [self.also].compactMap(\.self)), ("Way out", self.wayOut), ("Assumes", self.assumes),
    ]
    let lines = said.filter { !$1.isEmpty }.map { "\($0): \($1.joined(separator: "\n"))" }
    return ([message] + lines).joined(separator: "\n")
  }
}

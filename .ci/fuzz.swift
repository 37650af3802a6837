// Fed by libFuzzer; `.ci/fuzz` compiles it against Syntax.

import Syntax

/// Reads any bytes as a script, for the oldest and the newest server. It must end, must not trap,
/// and what it claims of places must be true: those are what everything above leans on.
@_cdecl("LLVMFuzzerTestOneInput")
package func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for server in [Server.oldest, .newest] {
    var read = 0
    for statement in StatementReader(Source(path: "fuzz", bytes: bytes), server: server) {
      let span = statement.span
      precondition(read <= span.offset, "a statement begins inside the one before it")
      precondition(span.length > 0 && span.end <= count, "a statement lies outside the text")
      if case .failed(let failure) = statement.outcome { checkPlace(failure.span, in: count) }
      if let body = statement.routineBody(on: server) { checkBody(body, in: count) }
      read = span.end
    }
  }
  checkLines(of: bytes)
  return 0
}

private func checkPlace(_ span: SourceSpan, in count: Int) {
  precondition(0 <= span.offset && span.end <= count, "a failure lies outside the text")
}

/// What stands in the body of a routine has its places in the text too.
private func checkBody(_ body: RoutineBody, in count: Int) {
  if let failure = body.failure { checkPlace(failure.span, in: count) }
  for part in body.parts {
    if case .statement(let inner) = part.content { checkPlace(inner.span, in: count) }
  }
}

/// Every line starts where the one before it ended, and every place leads back to its line.
private func checkLines(of bytes: [UInt8]) {
  let lines = LineMap(bytes)
  for (index, start) in lines.starts.enumerated() {
    let position = lines.position(at: start)
    precondition(position.line == index + 1 && position.column == 1, "a line's start is not in it")
    precondition(lines.span(ofLine: index + 1).end <= bytes.count, "a line lies outside the text")
  }
}

import Semantics

/// The script that EF Core prints: every migration ends where it is noted as applied, and with the COMMIT
/// behind that.
extension Handler {
  func efCore() -> Cut {
    var reader = EFCoreReader()
    for line in TextLines(bytes) { reader.read(line) }
    return Cut(
      reader.finish(at: bytes.count).map { part in
        Section(.up, Delivery(.none, .single), [part.range], version: part.version)
      })
  }
}

/// Finds the migrations of a script, line by line.
private struct EFCoreReader {
  private enum Place {
    case migration
    /// In the INSERT that notes it, which may stand in a block.
    case noting(inBlock: Bool)
    /// Behind it, where COMMIT may follow.
    case noted(end: Int)
  }

  private var place = Place.migration
  private var parts: [(range: Range<Int>, version: String?)] = []
  private var start = 0
  private var version: String?

  mutating func read(_ line: TextLines.Line) {
    switch place {
    case .migration:
      guard line.text.matches(#"INSERT INTO [^;]*__EFMigrationsHistory"#) else { return }
      place = .noting(inBlock: line.text.first == " " || line.text.first == "\t")
      note(line)
    case .noting: note(line)
    case .noted(let end):
      if line.isBlank { return }
      if line.trimmed == "COMMIT;" { return close(at: line.whole.upperBound) }
      close(at: end)
      read(line)
    }
  }

  private mutating func note(_ line: TextLines.Line) {
    guard case .noting(let isInBlock) = place else { return }
    version = version ?? line.text.captures(#"VALUES \(N?'([^']+)'"#)?[1]
    let isOver = isInBlock ? line.trimmed.hasPrefix("END $EF$") : line.trimmed.hasSuffix(";")
    if isOver { place = .noted(end: line.whole.upperBound) }
  }

  private mutating func close(at end: Int) {
    parts.append((start..<end, version))
    (start, version, place) = (end, nil, .migration)
  }

  /// What stands behind the last migration belongs to none.
  mutating func finish(at end: Int) -> [(range: Range<Int>, version: String?)] {
    if case .noted(let noted) = place { close(at: noted) }
    if start < end { parts.append((start..<end, nil)) }
    return parts
  }
}

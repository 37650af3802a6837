/// Where the bytes of a decoded text stand in the file.
///
/// A body in quotes with doubled quotes, or with escapes, is another text than the file's. Only such
/// bodies have a map: all others are read where they stand.
package struct SourceMap: Sendable {
  /// Bytes that stand in the file as they are, or that one escape makes.
  struct Run: Sendable {
    var text: Range<Int>
    var file: Range<Int>

    /// Whether each byte of the text is one of the file.
    var isPlain: Bool { text.count == file.count }
  }

  /// The whole file's bytes.
  let file: [UInt8]
  /// Sorted, none empty, each beginning where the text of the one before ends.
  private(set) var runs: [Run] = []
  /// Where the text ends in the file.
  private(set) var end: Int

  init(file: [UInt8], start: Int) {
    self.file = file
    end = start
  }

  /// Notes that the next bytes of the text are made of these of the file.
  mutating func append(_ count: Int, from place: Range<Int>) {
    end = place.upperBound
    guard count > 0 else { return }
    let start = runs.last?.text.upperBound ?? 0
    if let last = runs.indices.last, count == place.count, runs[last].isPlain,
      runs[last].file.upperBound == place.lowerBound
    {
      runs[last].text = runs[last].text.lowerBound..<(start + count)
      runs[last].file = runs[last].file.lowerBound..<place.upperBound
      return
    }
    runs.append(Run(text: start..<(start + count), file: place))
  }

  /// The span of the file that a span of the text was made of.
  package func place(_ span: SourceSpan) -> SourceSpan {
    let lower = start(of: span.offset)
    guard span.length > 0 else { return SourceSpan(offset: lower, length: 0) }
    return SourceSpan(lower, limit(behind: span.end - 1))
  }

  /// Where the byte of the text begins in the file.
  private func start(of offset: Int) -> Int {
    guard let run = run(at: offset) else { return end }
    return run.isPlain ? run.file.lowerBound + offset - run.text.lowerBound : run.file.lowerBound
  }

  /// Where the byte of the text ends in the file.
  private func limit(behind offset: Int) -> Int {
    guard let run = run(at: offset) else { return end }
    return run.isPlain
      ? run.file.lowerBound + offset - run.text.lowerBound + 1 : run.file.upperBound
  }

  private func run(at offset: Int) -> Run? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].text.contains(offset) ? runs[low] : nil
  }
}

extension SourceMap? {
  /// The place in the file; the span itself where the text is the file's.
  func place(_ span: SourceSpan) -> SourceSpan { self?.place(span) ?? span }
}

extension SyntaxFailure {
  /// The failure with its place in the file.
  func placed(by map: SourceMap?) -> SyntaxFailure {
    guard let map else { return self }
    return SyntaxFailure(
      message, map.place(span), isAtEnd: isAtEnd, saysNear: saysNear, hasPlace: hasPlace,
      isLimit: isLimit)
  }
}

extension Recognition {
  /// The tool of a folder: what is asked for, then what stands in the files, what lies beside them,
  /// what lies above, marks that may be foreign, and names. nil where nothing tells.
  static func of(
    _ root: String, _ files: [String], _ choice: ToolChoice?, _ disk: Disk
  ) throws(PathFailure) -> Recognition? {
    if let choice { return Recognition(tool: choice.tool, because: choice.because) }
    let texts = sample(files).compactMap { disk.migration(Paths.join(root, $0)) }
    let signs = FolderSigns(disk: disk, root: root, files: files)
    if let (tool, sign) = signs.beside { return Recognition(tool: tool, because: sign) }
    if let (tool, mark) = mostFrequent(texts.compactMap(Markers.strong)) {
      return Recognition(tool: tool, because: mark)
    }
    if let sign = signs.atlas { return Recognition(tool: sign.0, because: sign.1) }
    if let (tool, sign) = try signs.above() { return Recognition(tool: tool, because: sign) }
    if let (tool, mark) = mostFrequent(texts.compactMap(Markers.weak)) {
      return Recognition(tool: tool, because: mark)
    }
    return signs.byNames.map { Recognition(tool: $0.0, because: $0.1) }
  }

  /// A few of many files: the first and the last.
  private static func sample(_ files: [String]) -> [String] {
    files.count > 24 ? Array(files.prefix(12) + files.suffix(12)) : files
  }

  private static func mostFrequent(_ found: [(tool: Tool, mark: String)]) -> (Tool, String)? {
    // A dump beside the migrations does not say who made them.
    let telling = found.filter { $0.tool != .pgDump && $0.tool != .rails }
    let counts = Dictionary(grouping: telling, by: \.tool).mapValues(\.count)
    guard let best = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
    else { return nil }
    return telling.first { $0.tool == best.key }.map { ($0.tool, $0.mark) }
  }

  /// The tool of a text of which no folder is known.
  package static func of(_ bytes: [UInt8], _ choice: ToolChoice?) -> Recognition? {
    if let choice { return Recognition(tool: choice.tool, because: choice.because) }
    if let (tool, mark) = Markers.strong(bytes) ?? Markers.weak(bytes) {
      return Recognition(tool: tool, because: mark)
    }
    return Markers.isDjango(bytes)
      ? Recognition(tool: .django, because: "the comments of sqlmigrate") : nil
  }
}

import Project

extension Itinerary {
  /// Says what was named and is not judged; with `--verbose` also which tool was recognised in each
  /// folder, and by what.
  func announce(isVerbose: Bool) {
    for (name, reason) in passed { Console.say("\(name) is not judged: \(reason)") }
    guard isVerbose else { return }
    for root in folders.keys.sorted() {
      guard let folder = folders[root] else { continue }
      let tool = folder.recognition.map { "\($0.tool.title), by \($0.because)" } ?? "tool unknown"
      Console.say("\(Paths.shown(root)): \(tool)")
    }
  }
}

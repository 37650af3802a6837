import Project
import Rules
import Semantics

extension Handling {
  /// Takes the sections of a stream for what they are: migrations of which a tool has printed the SQL,
  /// those up to `startAfter` applied already.
  mutating func cutStream(startAfter start: Named?) throws(UsageFailure) {
    guard isPrinted else { return }
    let versions = sections.compactMap(\.version)
    guard !versions.isEmpty else { return }
    isStream = true
    guard let start else { return }
    guard let last = sections.lastIndex(where: { $0.version == start.text }) else {
      throw UsageFailure(
        "\(start.place): the stream holds no migration '\(start.text)'",
        hint: nearest(to: start.text, among: versions).map { "did you mean \($0)?" })
    }
    for index in sections.indices.prefix(last + 1) { sections[index].isApplied = true }
  }

  /// Whether a tool printed it that keeps its migrations in another language.
  private var isPrinted: Bool {
    switch toolID.flatMap(Tool.init(rawValue:)) {
    case .alembic, .django, .efCore: true
    default: false
    }
  }
}

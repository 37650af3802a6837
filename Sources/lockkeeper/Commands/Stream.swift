import Project
import Rules
import Semantics

/// SQL that a tool has printed of several migrations, cut at the marks that it puts between them.
struct Stream {
  private let handling: Handling
  /// What the tool calls the migrations, in order.
  private let versions: [String]

  /// nil where the text is one migration.
  init?(_ handling: Handling) {
    guard handling.isPrinted else { return nil }
    var versions: [String] = []
    for version in handling.sections.compactMap(\.version) where versions.last != version {
      versions.append(version)
    }
    guard !versions.isEmpty else { return nil }
    self.handling = handling
    self.versions = versions
  }

  /// A handling for each migration, in which the others are no part; and whether it is judged.
  ///
  /// - Parameter start: the last migration that is applied.
  func parts(startAfter start: Named?) throws(UsageFailure) -> [(
    handling: Handling, isJudged: Bool
  )] {
    var last = -1
    if let start {
      guard let index = versions.firstIndex(of: start.text) else {
        throw UsageFailure(
          "\(start.place): the stream holds no migration '\(start.text)'",
          hint: nearest(to: start.text, among: versions).map { "did you mean \($0)?" })
      }
      last = index
    }
    return versions.indices.map { index in
      let part = handling.only(isLast: index == versions.count - 1) {
        $0.version ?? versions.first == versions[index]
      }
      return (part, index > last)
    }
  }
}

extension Handling {
  /// Whether a tool printed it that keeps its migrations in another language.
  fileprivate var isPrinted: Bool {
    switch toolID.flatMap(Tool.init(rawValue:)) {
    case .alembic, .django, .efCore: true
    default: false
    }
  }
}

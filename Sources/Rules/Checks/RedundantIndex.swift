import Rulebook
import Semantics

extension Rule {
  /// Another index serves whatever this one does.
  static let redundantIndex = Rule(.redundantIndex) { (build: IndexBuild, step) in
    guard let request = build.request, build.isLive, let other = request.covered else { return nil }

    return Concern(
      "\(other) begins with the same columns and serves whatever this index of \(build.relation) does.",
      at: build.span,
      wayOut: ["leave it out, or drop \(other) CONCURRENTLY if this one is to take its place"])
  }
}

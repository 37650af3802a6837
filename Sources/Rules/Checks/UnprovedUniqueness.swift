import Rulebook
import Semantics

extension Rule {
  /// Rows that are there may be alike, and running code may write more of them.
  static let unprovedUniqueness = Rule(.unprovedUniqueness) { (build: IndexBuild, step) in
    guard let request = build.request, build.isLive, request.isUnique, build.isConcurrent else {
      return nil
    }

    return Concern(
      "This fails if rows of \(build.relation) are alike, and writes that make them so fail from now on.",
      at: build.span,
      wayOut: ["remove duplicates first, and deploy code that writes none"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// What a failed build leaves is hard to find without a name, and a second run builds another.
  static let unnamedIndex = Rule(.unnamedIndex) { (build: IndexBuild, step) in
    guard build.isConcurrent, build.request != nil, build.index == nil else { return nil }

    return Concern(
      "If this build fails, its invalid index has a name nobody chose, and the next run adds another.",
      at: build.span,
      wayOut: ["give the index a name"])
  }
}

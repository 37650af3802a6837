import Rulebook
import Semantics

extension Rule {
  /// Few queries have conditions on so many columns, and every write keeps all of them up.
  static let wideIndex = Rule(.wideIndex) { (build: IndexBuild, step) in
    guard let request = build.request, build.isLive, !request.isUnique, request.keys.count > 3
    else {
      return nil
    }

    return Concern(
      "Every write to \(build.relation) keeps up \(request.keys.count) keys; few queries use so many.",
      at: build.span,
      wayOut: ["the most selective columns alone, others behind INCLUDE where they are only read"])
  }
}

import Rulebook
import Semantics

extension Rule {
  /// It serves equality alone, one column, and is never unique.
  static let hashIndex = Rule(.hashIndex) { (build: IndexBuild, step) in
    guard let request = build.request, request.method.text == "hash" else { return nil }

    return Concern(
      "A hash index serves equality on one column alone, in no order, and is never unique.",
      at: build.span,
      wayOut: ["btree, the default, serves equality as well, and ranges and order too"])
  }
}

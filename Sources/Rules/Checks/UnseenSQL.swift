import Rulebook
import Semantics

extension Rule {
  /// SQL runs that could not be read: nothing is said of it, and that has to be said.
  static let unseenSQL = Rule(.unseenSql) { (unseen: Unseen, step) in
    switch unseen.reason {
    case .doBlock:
      Concern(
        "The code in this block was not read; nothing is said about it.",
        at: unseen.span,
        wayOut: ["read it with care, or move its statements out of the block"])
    case .dynamicSQL:
      Concern(
        "This SQL is put together when it runs, so it was not read; nothing is said about it.",
        at: unseen.span,
        wayOut: ["write the statement out, or EXECUTE it as one constant string"])
    case .usesOfDomain: nil
    case .furtherCalls:
      Concern(
        "The functions that run here call others further than is followed; nothing is said of those.",
        at: unseen.span,
        wayOut: ["read them with care, or call them one by one"])
    }
  }
}

import Rulebook
import Semantics
import Syntax

extension Rule {
  /// Data goes that no way back brings again.
  static let irreversible = Rule(.irreversible) { (migration: Migration) in
    let effects = migration.effects
    return effects.places(of: [.removal, .rewrite, .rowChange]).compactMap { index -> Answer? in
      guard let (words, span) = effects[index].lostData else { return nil }
      let concern = Concern(
        "No way back brings the data of \(words) again.",
        at: span,
        wayOut: ["keep a copy for as long as somebody may want to go back"])
      return Answer(concern)
    }
  }
}

extension Effect {
  /// The data that is gone afterwards, in words.
  fileprivate var lostData: (words: String, span: SourceSpan)? {
    switch self {
    case .removal(let it) where it.isLive && it.object.holdsData:
      switch it.object {
      case .column(let column, let table): ("\(table).\(column)", it.span)
      case .table(let table), .relation(let table, _): ("\(table)", it.span)
      case .schema(let name), .database(let name): ("\(name)", it.span)
      default: nil
      }
    case .rewrite(let it):
      if it.isLive, case .truncation = it.cause { ("\(it.relation)", it.span) } else { nil }
    case .rowChange(let it) where it.isLive && it.kind == .delete && it.extent == .whole:
      ("\(it.relation)", it.span)
    default: nil
    }
  }
}

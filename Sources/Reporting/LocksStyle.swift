import Semantics

/// How `locks` draws its text.
package struct LocksStyle: Sendable {
  package var color: Bool
  /// Whether lines and blocks may be drawn; else ASCII stands for them.
  package var unicode: Bool
  /// How many columns there are.
  package var width: Int

  package init(color: Bool = false, unicode: Bool = true, width: Int = 100) {
    self.color = color
    self.unicode = unicode
    self.width = width
  }

  /// The strongest lock in red, those that stop writes in yellow, the others grey, and so a lock that
  /// nobody waits for.
  func paint(_ text: String, _ mode: LockMode?, isFelt: Bool = true) -> String {
    guard let mode else { return text }
    return ink(text, !isFelt ? 90 : mode.blocksReads ? 31 : mode.blocksWrites ? 33 : 90)
  }

  /// What is beside the point, in grey.
  func faint(_ text: String, if isFaint: Bool = true) -> String {
    isFaint ? ink(text, 90) : text
  }

  /// What fails, in red.
  func alarm(_ text: String) -> String { ink(text, 31) }

  private func ink(_ text: String, _ color: Int) -> String {
    guard self.color, text.contains(where: { $0 != " " }) else { return text }
    let bare = text.trimmedRight
    let blanks = text.dropFirst(bare.count)
    return "\u{1B}[\(color)m\(bare)\u{1B}[0m\(blanks)"
  }

  /// The text with letters that everybody can show.
  func spelled(_ text: String) -> String {
    unicode ? text : text.replacing("…", with: "...")
  }

  /// A piece of a bracket, or what stands for it.
  func drawn(_ mark: String) -> String {
    guard !unicode else { return faint(mark) }
    switch mark {
    case "┌", "└": return faint("+")
    case "│": return faint("|")
    default: return mark
    }
  }

  /// How a lock is drawn over a statement.
  func bar(_ mode: LockMode?) -> String {
    guard let mode else { return "    " }
    let isFull = mode.blocksReads
    return paint(unicode ? (isFull ? "████" : "▒▒▒▒") : (isFull ? "####" : "...."), mode)
  }
}

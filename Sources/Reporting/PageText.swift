package import Rulebook

/// A rule's page as a terminal shows it: prose fitted to the width, SQL as it stands, and what other
/// linters call it at the end.
///
/// - Parameter width: how many columns there are.
package func draw(_ rule: RuleID, color: Bool, width: Int) -> [UInt8] {
  let text = PageText(rule: rule, style: Style(color: color), width: min(width, 100))
  return Array((text.lines.joined(separator: "\n") + "\n").utf8)
}

private struct PageText {
  let rule: RuleID
  let style: Style
  let width: Int

  var lines: [String] {
    let head = "\(rule.rawValue): \(rule.title)"
    let severity = rule.isOnByDefault ? rule.severity.rawValue : "\(rule.severity.rawValue), off"
    return [style.emphasize(head), "\(severity) by default, \(rule.category.rawValue)", ""]
      + Block.all(of: rule.page).flatMap { draw($0) + [""] } + names
  }

  private func draw(_ block: Block) -> [String] {
    switch block {
    case .heading(let text): [style.emphasize(text)]
    case .prose(let text): wrap(text, behind: "")
    case .list(let items): items.flatMap { wrap($0, behind: "- ") }
    case .code(let caption, let lines):
      (caption.isEmpty ? [] : [style.paint("   -- \(caption)", .cyan)]) + lines.map(paint)
    }
  }

  /// A line of carets in the colour of their severity.
  private func paint(_ line: String) -> String {
    let isCarets = line.hasPrefix("--") && line.dropFirst(2).drop { $0 == " " }.hasPrefix("^")
    return isCarets ? style.paint(line, Ink(rule.severity)) : line
  }

  private var names: [String] {
    let peers = rule.like.reduce(into: [(peer: String, names: [String])]()) { found, like in
      let words = like.split(separator: " ", maxSplits: 1).map(String.init)
      guard let peer = words.first, let name = words.dropFirst().first else { return }
      if let index = found.firstIndex(where: { $0.peer == peer }) {
        found[index].names.append(name)
      } else {
        found.append((peer, [name]))
      }
    }
    guard !peers.isEmpty else { return [] }
    return [style.emphasize("Elsewhere")]
      + peers.flatMap { wrap("\($0.peer): \($0.names.joined(separator: ", "))", behind: "- ") }
  }

  /// Words on lines of the width, the first behind a mark and the others below what follows it.
  private func wrap(_ text: String, behind mark: String) -> [String] {
    let indentation = String(repeating: " ", count: mark.count)
    return text.folded(to: width - mark.count).enumerated().map { index, line in
      (index == 0 ? mark : indentation) + line
    }
  }
}

extension Style {
  /// Text that stands out.
  fileprivate func emphasize(_ text: String) -> String {
    color ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

/// A part of a page, as Markdown sets it off.
private enum Block {
  case heading(String)
  case prose(String)
  case list([String])
  case code(caption: String, [String])

  static func all(of page: String) -> [Block] {
    var blocks: [Block] = []
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first {
      if line.isEmpty {
        lines.removeFirst()
      } else if line.hasPrefix("## ") {
        blocks.append(.heading(String(line.dropFirst(3))))
        lines.removeFirst()
      } else if line.hasPrefix("```") {
        blocks.append(code(&lines))
      } else if line.hasPrefix("- ") {
        blocks.append(list(&lines))
      } else {
        blocks.append(.prose(paragraph(&lines)))
      }
    }
    return blocks
  }

  private static func code(_ lines: inout ArraySlice<Substring>) -> Block {
    let words = (lines.popFirst() ?? "").dropFirst(3).split(separator: " ").dropFirst()
    let body = lines.prefix { !$0.hasPrefix("```") }
    lines = lines.dropFirst(body.count + 1)
    let caption = words.compactMap { meaning(of: String($0)) }.joined(separator: ", ")
    return .code(caption: caption, body.map(String.init))
  }

  /// What the words behind a fence mean.
  private static func meaning(of word: String) -> String? {
    switch word {
    case "setup": "before it"
    case "transaction=file": "the runner wraps the file in a transaction"
    case "transaction=pending": "the runner wraps all pending files in a transaction"
    case "transaction=string": "the runner sends the file as one string"
    case "transaction=none": "outside a transaction"
    case _ where word.hasPrefix("postgres="): "PostgreSQL \(word.dropFirst("postgres=".count))"
    case _ where word.contains("="): nil
    default: word
    }
  }

  private static func list(_ lines: inout ArraySlice<Substring>) -> Block {
    var items: [String] = []
    while lines.first?.hasPrefix("- ") == true {
      items.append(String(paragraph(&lines).dropFirst(2)))
    }
    return .list(items)
  }

  /// The lines up to an empty one, or to the next item of a list.
  private static func paragraph(_ lines: inout ArraySlice<Substring>) -> String {
    var words = [lines.popFirst() ?? ""]
    while let line = lines.first, !line.isEmpty, !line.hasPrefix("```"), !line.hasPrefix("- ") {
      words.append(line.drop { $0 == " " })
      lines.removeFirst()
    }
    return words.joined(separator: " ")
  }
}

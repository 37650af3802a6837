import Rulebook

/// What a reader may choose about a report without changing what it says.
package struct Style: Sendable {
  /// Whether `text` is coloured. The other formats never are.
  package var color: Bool
  /// Whether `text` leaves out the list of allowed findings and the closing lines.
  package var quiet: Bool
  /// Whether SARIF carries allowed findings as suppressed results. Code scanning opens an alert
  /// for those, so they stay out unless asked for.
  package var suppressions: Bool
  /// How many findings `text` draws at most: the newest, with a table of all of them. Nil draws
  /// every one.
  package var frames: Int?
  /// What `text` says below the table of all findings, a line each.
  package var advice: [String]

  package init(
    color: Bool = false, quiet: Bool = false, suppressions: Bool = false, frames: Int? = nil,
    advice: [String] = []
  ) {
    self.color = color
    self.quiet = quiet
    self.suppressions = suppressions
    self.frames = frames
    self.advice = advice
  }

  /// The text in a colour, where colour is wanted.
  func paint(_ text: String, _ ink: Ink?) -> String {
    guard color, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// The few colours of the text report, by their ANSI number.
enum Ink: Int {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36

  /// The colour of a severity's word and of its carets.
  init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .note: self = .cyan
    }
  }
}

package import Syntax

/// How a migration tool handles one file: what it runs of it, which way, and in what it runs it.
package struct Handling: Sendable {
  /// The tool; nil where none was recognised.
  package let host: Host?
  /// Its name on the command line, `flyway`.
  package let toolID: String?
  /// By what it was recognised.
  package let toolBecause: String?
  package var sections: [Section]
  /// Whether the sections are migrations of their own, which a tool has printed one behind the other.
  package var isStream = false
  /// What the tool makes of the file that its author may not have meant.
  package var remarks: [Remark]
  /// The text with the tool's marks blanked out, of the same length, where they would not parse.
  package let blanked: [UInt8]?

  package init(
    host: Host? = nil, toolID: String? = nil, toolBecause: String? = nil, _ sections: [Section],
    remarks: [Remark] = [], blanked: [UInt8]? = nil
  ) {
    self.host = host
    self.toolID = toolID
    self.toolBecause = toolBecause
    self.sections = sections
    self.remarks = remarks
    self.blanked = blanked
  }

  /// A text of which no more is known than what `--transaction` says.
  package init(_ runner: Runner, of source: Source) {
    self.init([Section(.up, Delivery(runner), [0..<source.bytes.count])])
  }

  /// The sections that are applied on the way forward, and those of the way back.
  package var forward: [Section] { sections.filter(\.direction.isForward) }
  /// What came last is undone first.
  package var backward: [Section] {
    let back = sections.filter { $0.direction == .down }
    return forward.isEmpty ? back : back.reversed()
  }

  /// What brings a schema along when the file is history.
  package var played: [Section] {
    sections.filter { $0.direction.isForward || $0.direction == .baseline }
  }

  /// What a report on locks shows: of a file that goes neither way, all that it holds.
  package var shown: [Section] {
    forward.isEmpty && backward.isEmpty ? sections : forward
  }

  /// What the file is for as a whole: the way forward, if a part of it goes that way.
  package var direction: Direction {
    forward.first?.direction ?? sections.first?.direction ?? .up
  }

  /// What is opened around the file, in the words of `--transaction`.
  package var runner: Runner {
    (forward.first ?? backward.first ?? sections.first)?.delivery.runner ?? .unknown
  }

  /// The same without the text and what is said of it, to be kept after the file was let go.
  package var kept: Handling {
    Handling(host: host, toolID: toolID, toolBecause: toolBecause, sections)
  }

  /// The same, with what `--transaction` says in place of what the tool does.
  package func overridden(by runner: Runner) -> Handling {
    guard runner != .unknown else { return self }
    let others = sections.map { section in
      let delivery = section.delivery.overridden(by: runner)
      // A tool that is said to send the text whole cuts no pieces.
      let isWhole = runner == .string && section.messages.count > 1
      var other = Section(
        section.direction, delivery, isWhole ? [section.range] : section.messages,
        version: section.version)
      other.isApplied = section.isApplied
      return other
    }
    var handling = Handling(
      host: host, toolID: toolID, toolBecause: toolBecause, others,
      remarks: remarks.filter { !$0.isAboutTransaction }, blanked: blanked)
    handling.isStream = isStream
    return handling
  }

  /// The statements of some of its sections, to be played in the order of their messages.
  package func script(_ source: Source, of sections: [Section], server: Server) -> Script {
    Script(
      source, server: server, parts: sections.flatMap(\.messages), blanked: blanked)
  }
}

/// Something that a tool makes of a file and that its author may not have meant. The words are the
/// tool's own business; which rule says them, the kind tells.
package struct Remark: Sendable {
  package enum Kind: Sendable {
    /// A mark that should switch the transaction off, and does not.
    case ineffectiveOptOut
    /// A mark that switches the transaction off. It has no words: whether it is needed, the statements
    /// show.
    case optOut
    /// The tool itself refuses the file.
    case refusedByTool
    /// The tool's own lock stands in the way of the statement, for ever.
    case waitsForTool
    /// SQL that runs and does not stand in the text.
    case unseen
    /// Another file has the same version.
    case duplicateVersion
    /// Files that come later are applied already.
    case outOfOrder
    /// Others of the project can be undone, and this one cannot.
    case missingWayBack
  }

  package let kind: Kind
  /// One sentence.
  package let message: String
  package let wayOut: [String]
  package let span: SourceSpan
  /// Whether it is said no more where `--transaction` says what is around the file.
  let isAboutTransaction: Bool

  package init(
    _ kind: Kind, _ message: String, wayOut: [String], at span: SourceSpan,
    isAboutTransaction: Bool = false
  ) {
    self.isAboutTransaction =
      isAboutTransaction || kind == .ineffectiveOptOut || kind == .waitsForTool
    self.kind = kind
    self.message = message
    self.wayOut = wayOut
    self.span = span
  }
}

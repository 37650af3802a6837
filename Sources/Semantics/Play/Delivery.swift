/// How a migration tool brings a text to the server: what it opens around it, and how much of it each
/// message holds.
package struct Delivery: Hashable, Sendable {
  /// What the tool opens.
  package enum Wrapper: Sendable {
    case none
    /// A transaction around each file, or each section of one.
    case file
    /// One transaction around all pending files.
    case pending
    /// Nobody has said.
    case unknown
  }

  /// What one message holds.
  package enum Unit: Sendable {
    /// The whole text, as one string.
    case whole
    /// One of the pieces into which the tool cuts the text; several statements may be in it.
    case piece
    /// All statements, each by itself, with one Sync behind the last (extended protocol).
    case pipeline
    /// One statement.
    case single
    /// Nobody has said.
    case unknown
  }

  package let wrapper: Wrapper
  package let unit: Unit

  package init(_ wrapper: Wrapper, _ unit: Unit) {
    self.wrapper = wrapper
    self.unit = unit
  }

  /// What `--transaction` says of an unknown tool.
  package init(_ runner: Runner) {
    switch runner {
    case .file: self.init(.file, .unknown)
    case .pending: self.init(.pending, .unknown)
    case .string: self.init(.none, .whole)
    case .none: self.init(.none, .single)
    case .unknown: self.init(.unknown, .unknown)
    }
  }

  /// In the words of `--transaction`.
  package var runner: Runner {
    switch (wrapper, unit) {
    case (.file, _): .file
    case (.pending, _): .pending
    case (.none, .single): .none
    case (.none, .whole), (.none, .piece), (.none, .pipeline): .string
    case (.none, .unknown), (.unknown, _): .unknown
    }
  }

  /// What `--transaction` makes of it: it is the last word on the wrapper, and where nothing is
  /// wrapped on what is sent at once.
  package func overridden(by runner: Runner) -> Delivery {
    switch runner {
    case .file: Delivery(.file, unit)
    case .pending: Delivery(.pending, unit)
    case .string, .none: Delivery(runner)
    case .unknown: self
    }
  }
}

/// Which way a text changes the schema, or that it does not.
package enum Direction: String, CaseIterable, Sendable {
  case up, down
  /// Applied again whenever it changes, behind all others.
  case repeatable
  /// What an empty database begins with, in place of older migrations.
  case baseline
  /// The schema as it is after the migrations.
  case dump
  /// A check that nothing is kept of.
  case verify
  /// Rows for a database, no change of its schema.
  case seed

  /// Whether the text is applied on the way forward, and judged.
  package var isForward: Bool {
    switch self {
    case .up, .repeatable: true
    case .down, .baseline, .dump, .verify, .seed: false
    }
  }
}

/// A part of a file that a tool runs by itself.
package struct Section: Hashable, Sendable {
  package let direction: Direction
  package let delivery: Delivery
  /// The bytes of each message, in the order in which they are sent. No statement goes on from one
  /// to another.
  package let messages: [Range<Int>]
  /// The version that the section itself stands for, where the text holds several.
  package let version: String?
  /// Whether it is applied already: played with the others, and not judged.
  package var isApplied = false

  package init(
    _ direction: Direction, _ delivery: Delivery, _ messages: [Range<Int>], version: String? = nil
  ) {
    self.direction = direction
    self.delivery = delivery
    self.messages = messages
    self.version = version
  }

  /// From its first byte to its last.
  package var range: Range<Int> {
    let lower = messages.map(\.lowerBound).min() ?? 0
    return lower..<max(lower, messages.map(\.upperBound).max() ?? 0)
  }
}

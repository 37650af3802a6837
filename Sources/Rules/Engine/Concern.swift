package import Rulebook
package import Syntax

/// What a rule says: one sentence, the words it is about, and what a person needs to act on it.
///
/// The fields stand in the order in which the text report shows them.
package struct Concern: Sendable {
  /// One sentence: the object, the lock, who waits and until when.
  package var message: String
  /// The words a report underlines.
  package var span: SourceSpan
  /// A few words beside the underline.
  package var label: String?
  /// Other places that explain this one.
  package var notes: [Note]
  /// Which locks, and until when they are held.
  package var lock: String?
  /// What is rewritten, scanned, built or validated under them.
  package var work: String?
  /// Who else waits, or what else follows.
  package var also: String?
  /// The safe way, a line each. A line that begins with `+ ` is SQL to type.
  package var wayOut: [String]
  /// What was taken for granted, `TimeZone is UTC` for one.
  package var assumes: [String]
  /// The severity, where it differs from the page's.
  package var severity: Severity?
  /// An edit that leaves the migration doing the same thing, safely.
  package var fix: Fix?

  package init(
    _ message: String, at span: SourceSpan, label: String? = nil, notes: [Note] = [],
    lock: String? = nil, work: String? = nil, also: String? = nil, wayOut: [String],
    assumes: [String] = [], severity: Severity? = nil, fix: Fix? = nil
  ) {
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
    self.lock = lock
    self.work = work
    self.also = also
    self.wayOut = wayOut
    self.assumes = assumes
    self.severity = severity
    self.fix = fix
  }
}

/// Another place that explains a concern: where the lock was taken, where the column was made.
package struct Note: Sendable {
  package let message: String
  /// The file it stands in; nil for the file of the concern.
  package let path: String?
  package let span: SourceSpan

  package init(_ message: String, at span: SourceSpan, in path: String? = nil) {
    self.message = message
    self.path = path
    self.span = span
  }
}

/// A safe way that is an edit in place: a title and the edits that make it, all or none.
package struct Fix: Sendable {
  package let title: String
  /// Sorted by place, none overlapping another.
  package let edits: [Edit]

  package init(_ title: String, _ edits: [Edit]) {
    self.title = title
    self.edits = edits.sorted { $0.span.offset < $1.span.offset }
  }
}

/// Bytes of a file, and the text to stand in their place.
package struct Edit: Sendable {
  package let span: SourceSpan
  package let text: String

  package init(replace span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }

  package init(insert text: String, at offset: Int) {
    self.init(replace: SourceSpan(offset: offset, length: 0), with: text)
  }
}

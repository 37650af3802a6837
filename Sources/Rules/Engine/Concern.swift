package import Rulebook
package import Syntax

/// What a rule says: one sentence, the words it is about, and what a person needs to act on it.
///
/// Where a report shows messages alone, the explanation is not worked out: a file may draw a hundred
/// thousand concerns, and most of what a rule does is explaining.
@dynamicMemberLookup
package struct Concern: Sendable {
  /// One sentence: the object, the lock, who waits and until when.
  package var message: String
  /// The words a report underlines.
  package var span: SourceSpan
  private var box: Box?
  /// The severity, where it differs from the page's.
  package var severity: Severity?

  /// Whether the concerns that are raised now are explained.
  @TaskLocal package static var isExplained = true

  package init(
    _ message: String, at span: SourceSpan, label: @autoclosure () -> String? = nil,
    notes: @autoclosure () -> [Note] = [], lock: @autoclosure () -> String? = nil,
    work: @autoclosure () -> String? = nil, also: @autoclosure () -> String? = nil,
    wayOut: @autoclosure () -> [String], assumes: @autoclosure () -> [String] = [],
    severity: Severity? = nil, fix: @autoclosure () -> Fix? = nil
  ) {
    self.message = message
    self.span = span
    self.severity = severity
    guard Concern.isExplained else { return }
    box = Box(
      Explanation(
        label: label(), notes: notes(), lock: lock(), work: work(), also: also(),
        wayOut: wayOut(), assumes: assumes(), fix: fix()))
  }

  /// What a person needs to act on it; nil where no report asked for that.
  package var explanation: Explanation? { box?.explanation }

  package subscript<Value>(dynamicMember part: WritableKeyPath<Explanation, Value>) -> Value {
    get { (box?.explanation ?? Explanation())[keyPath: part] }
    set {
      guard box != nil || Concern.isExplained else { return }
      var explanation = box?.explanation ?? Explanation()
      explanation[keyPath: part] = newValue
      box = Box(explanation)
    }
  }

  /// Keeps a concern small: a list of them is copied and sorted.
  private final class Box: Sendable {
    let explanation: Explanation
    init(_ explanation: Explanation) { self.explanation = explanation }
  }
}

/// What a person needs to act on a concern, in the order in which the text report shows it.
package struct Explanation: Sendable {
  /// A few words beside the underline.
  package var label: String?
  /// Other places that explain this one.
  package var notes: [Note] = []
  /// Which locks, and until when they are held.
  package var lock: String?
  /// What is rewritten, scanned, built or validated under them.
  package var work: String?
  /// Who else waits, or what else follows.
  package var also: String?
  /// The safe way, a line each. A line that begins with `+ ` is SQL to type.
  package var wayOut: [String] = []
  /// What was taken for granted, `TimeZone is UTC` for one.
  package var assumes: [String] = []
  /// An edit that leaves the migration doing the same thing, safely.
  package var fix: Fix?
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

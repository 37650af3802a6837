import Foundation
import Rulebook
import Rules
import Testing

/// What other linters call our rules: by these names people who come from there find their way.
@Suite struct PeerTests {
  /// Every rule of squawk 2.70, as its command takes them and two that it only prints.
  private static let squawkNames = """
    require-concurrent-index-creation require-concurrent-index-deletion constraint-missing-not-valid
    adding-field-with-default adding-foreign-key-constraint changing-column-type
    adding-not-nullable-field adding-serial-primary-key-field renaming-column renaming-table
    disallowed-unique-constraint prefer-bigint-over-int prefer-bigint-over-smallint prefer-identity
    prefer-repack prefer-text-field prefer-timestamp-tz prefer-timestamptz ban-char-field
    ban-drop-column ban-drop-table ban-drop-not-null adding-required-field
    ban-concurrent-index-creation-in-transaction ban-create-domain-with-constraint
    ban-alter-domain-with-add-constraint ban-uncommitted-transaction require-enum-value-ordering
    require-table-schema identifier-too-long require-concurrent-partition-detach
    require-concurrent-reindex unused-ignore syntax-error ban-drop-default ban-drop-constraint
    ban-drop-generated-expression ban-alter-identity ban-alter-generated-expression ban-drop-index
    ban-add-column ban-set-default ban-add-enum-value transaction-nesting
    ban-truncate-cascade require-lock-timeout require-timeout-settings
    ban-drop-database ban-drop-view ban-drop-function ban-drop-type
    require-statement-timeout ban-drop-trigger ban-drop-schema ban-drop-sequence ban-drop-domain ban-drop-extension
    renaming-object ban-set-schema ban-add-composite-attribute ban-alter-extension
    ban-replace-view-function
    ban-alter-role-options ban-alter-database-options ban-alter-system-options
    ban-alter-sequence-values ban-revoke
    ban-alter-row-level-security
    prefer-robust-stmts ban-duplicate-column-assignments ban-alter-function-options
    ban-alter-view-options ban-drop-policy ban-create-policy ban-alter-policy-condition
    ban-alter-policy-roles ban-new-write-restriction
    ban-disable-trigger ban-replica-identity ban-detach-inheritance
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("squawk's rules have rules of ours", arguments: squawkNames)
  func squawk(_ name: String) { #expect(!RuleID.known(to: "squawk", as: name).isEmpty) }

  @Test("No page says a name twice") func twice() {
    for rule in RuleID.allCases { #expect(Set(rule.like).count == rule.like.count, "\(rule)") }
  }

  /// Written anew by `LOCKKEEPER_WRITE=1 swift test --filter PeerTests`.
  @Test("docs/rules.md says what the pages say") func table() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/rules.md")
    let text = PeerTests.page
    if ProcessInfo.processInfo.environment["LOCKKEEPER_WRITE"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  private static let peers = [
    ("squawk", "squawk"), ("strong_migrations", "strong_migrations"), ("eugene", "eugene"),
    ("atlas", "Atlas"), ("pgls", "pgls"), ("django-migration-linter", "django-migration-linter"),
    ("pgsafe", "pgsafe"),
  ]

  private static var page: String {
    let head = """
      # The rules, and what others call them

      Made from the pages in `rules/`; each says what the danger is, shows it, and shows the safe way.
      `lockkeeper explain RULE` prints one, `lockkeeper rules --like squawk` turns this table round.
      *Off* are rules of taste or of policy: `--select +RULE` or `--select +style` turns them on.


      """
    let names = ["Rule", "Default"] + peers.map(\.1)
    let rows =
      [names, names.map { _ in "---" }]
      + RuleID.allCases.sorted { $0.rawValue < $1.rawValue }.map(row)
    return head + rows.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  private static func row(_ rule: RuleID) -> [String] {
    let link = "[\(rule.rawValue)](../rules/\(rule.rawValue).md)"
    return [link, rule.isOnByDefault ? rule.severity.rawValue : "off"]
      + peers.map { peer, _ in
        rule.like.filter { $0.hasPrefix(peer + " ") }.map { "`\($0.dropFirst(peer.count + 1))`" }
          .joined(separator: ", ")
      }
  }
}

import Project
import Rulebook
import Testing

/// A `.squawk.toml`, read over.
@Suite struct SquawkSettingsTests {
  @Test("What such a file holds is read") func whole() {
    let read = SquawkSettings(
      """
      # our settings
      pg_version = "14.2"  # the oldest
      excluded_rules = [
          "require-concurrent-index-creation", # not now
          'ban-drop-column',
          "no-such-rule"
      ]
      included_rules = []
      excluded_paths = ["db/seeds/*.sql", "a # b.sql"]
      assume_in_transaction = true
      exclude = ["x"]

      [upload_to_github]
      fail_on_violations = true
      """)
    #expect(read.major == 14)
    #expect(
      read.excludedRules == [
        "require-concurrent-index-creation", "ban-drop-column", "no-such-rule",
      ])
    #expect(read.includedRules.isEmpty)
    #expect(read.excludedPaths == ["db/seeds/*.sql", "a # b.sql"])
    #expect(read.assumesTransaction == true)
    #expect(read.unread == ["exclude = [\"x\"]"])
    let (ours, unknown) = SquawkSettings.rules(read.excludedRules)
    #expect(ours.contains(.blockingIndexBuild) && ours.contains(.droppedColumn))
    #expect(unknown == ["no-such-rule"])
  }

  @Test(
    "Nothing in it is nothing said, and no text crashes it",
    arguments: ["", "[", "a=[\"", "=", "#"])
  func empty(text: String) {
    let read = SquawkSettings(text)
    #expect(read.major == nil && read.excludedRules.isEmpty && read.assumesTransaction == nil)
  }
}

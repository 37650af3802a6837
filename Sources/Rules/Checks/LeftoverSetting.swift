import Rulebook
import Semantics
import Syntax

extension Rule {
  /// What SET changes stays for whoever uses the session next.
  static let leftoverSetting = Rule(.leftoverSetting) { (migration: Migration) in
    var last: [Setting.Name: Setting] = [:]
    for case .setting(let setting) in migration.effects.of(.setting) where !setting.isLocal {
      if setting.name == .all { last = [:] }
      last[setting.name] = setting
    }
    return last.values.filter { $0.value != .initial }
      .sorted { $0.span.offset < $1.span.offset }
      .map { setting in
        Concern(
          "Later migrations, and whoever gets the session from a pool, run with this setting too.",
          at: setting.span,
          wayOut: ["SET LOCAL inside a transaction, or RESET at the end of the file"])
      }
  }
}

import Semantics

/// What a tool reads in the name of a file.
struct FileName: Sendable {
  let direction: Direction
  /// What the tool keeps in its table of applied migrations.
  let version: String?
  let key: OrderKey

  init(_ direction: Direction, _ version: String?, _ key: OrderKey) {
    self.direction = direction
    self.version = version
    self.key = key
  }
}

/// A file that a tool does not apply, and why.
struct Passed: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

extension Tool {
  /// What the tool reads in a file's path, relative to the folder of migrations.
  func name(_ path: String) throws(Passed) -> FileName {
    let parts = path.split(separator: "/").map(String.init)
    let name = parts.last ?? path
    switch self {
    case .flyway, .evolve: return try versionedWithPrefix(name)
    case .refinery: return try refineryName(name)
    case .golangMigrate:
      return try pair(path, name, #"^([0-9]+)_(.*)\.(down|up)\.(.*)$"#)
    case .bun:
      return try pair(path, name, #"^(\d{1,14})_([0-9a-z_\-]+)\.(?:tx\.)?(up|down)\.(sql)$"#)
    case .popx:
      return try pair(
        path, name, #"^(\d+)_([^.]+)(?:\.[a-z0-9]+)?(?:\.autocommit)?\.(up|down)\.(sql)$"#)
    case .sqlx: return try sqlxName(path, name)
    case .goose, .supabase: return try numbered(path, name, #"^(\d+)_.*\.sql$"#)
    case .tern: return try numbered(path, name, #"^(\d+)_.+\.sql$"#)
    case .postgresMigrations: return try numbered(path, name, #"^(-?\d+)[-_]?(.*)\.sql$"#)
    case .nodePgMigrate: return try numbered(path, name, #"^(\d+)[-_].*\.sql$"#)
    case .dbmate:
      return try lexical(path, name, #"^(\d+).*\.sql$"#)
    case .atlas: return try lexical(path, name, #"^([^_.]+)(_.*)?\.sql$"#)
    case .rambler: return try lexical(path, name, #"^([^_.]+)(.*)\.sql$"#)
    case .sqlMigrate: return sqlMigrateName(name)
    case .mybatis: return try mybatisName(path, name)
    case .yoyo: return yoyoName(name)
    case .prisma: return try folder(parts, "migration.sql")
    case .drizzle:
      return name == "migration.sql"
        ? try folder(parts, "migration.sql") : try lexical(path, name, #"^(\d+)_.*\.sql$"#)
    case .diesel: return try upAndDown(parts) { OrderKey.text($0.replacing("-", with: "")) }
    case .hasura: return try upAndDown(parts) { OrderKey.number($0.prefix { $0.isNumber }) }
    case .graphileMigrate: return try graphileName(path, name)
    case .sqitch: return .sqitch(path)
    case .liquibase, .dbup, .bytebase, .psql, .alembic, .django, .efCore:
      return .plain(path)
    case .rails, .pgDump: return FileName(.dump, nil, .text(path))
    }
  }

  /// `V1_2__x.sql`, `U1_2__x.sql`, `B1__x.sql`, `R__x.sql`.
  private func versionedWithPrefix(_ name: String) throws(Passed) -> FileName {
    if let match = name.captures(#"^([VUB])(\d+(?:[._]\d+)*)(?:__.*)?\.(?i:sql)$"#) {
      let key = OrderKey.version(match[2])
      let version = match[2].replacing("_", with: ".")
      switch match[1] {
      case "V": return FileName(.up, version, key)
      case "U": return FileName(.down, version, key)
      default: return FileName(.baseline, version, key)
      }
    }
    if name.matches(#"^R__.+\.(?i:sql)$"#) {
      return FileName(.repeatable, nil, .text(name, rank: 1))
    }
    if name.matches(#"^(before|after)[A-Z]\w*(__.*)?\.sql$|^createSchema(__.*)?\.sql$"#) {
      throw Passed("a callback, which \(title) runs at other times")
    }
    throw Passed("\(title) reads no version in its name")
  }

  /// `V` is versioned; `U` is not, and no undo either.
  private func refineryName(_ name: String) throws(Passed) -> FileName {
    guard let match = name.captures(#"^([U|V])(\d+(?:\.\d+)?)__(\w+)\.sql$"#) else {
      throw Passed("\(title) reads no version in its name")
    }
    return FileName(.up, match[2], .version(match[2]))
  }

  /// Groups: the version, the rest, the direction, the ending.
  private func pair(_ path: String, _ name: String, _ pattern: String) throws(Passed) -> FileName {
    guard let match = name.captures(pattern) else { throw unread(path) }
    let direction: Direction = match[3] == "down" ? .down : .up
    return FileName(direction, match[1], .number(match[1]))
  }

  private func sqlxName(_ path: String, _ name: String) throws(Passed) -> FileName {
    guard !path.contains("/"), let match = name.captures(#"^(\d+)_.*\.sql$"#) else {
      throw unread(path)
    }
    let direction: Direction = name.hasSuffix(".down.sql") ? .down : .up
    return FileName(direction, match[1], .number(match[1]))
  }

  private func numbered(_ path: String, _ name: String, _ pattern: String) throws(Passed)
    -> FileName
  {
    if self == .tern, path.contains("/") {
      throw Passed("a template: tern applies the files of the folder itself")
    }
    guard !path.contains("/"), let match = name.captures(pattern, ignoringCase: true) else {
      throw unread(path)
    }
    return FileName(.up, match[1], .number(match[1], then: name))
  }

  private func lexical(_ path: String, _ name: String, _ pattern: String) throws(Passed)
    -> FileName
  {
    guard !path.contains("/"), let match = name.captures(pattern) else { throw unread(path) }
    return FileName(.up, match[1], .text(name))
  }

  /// A number first, and what has none behind.
  private func sqlMigrateName(_ name: String) -> FileName {
    guard let match = name.captures(#"^(\d+).*$"#) else {
      return FileName(.up, name, .text(name, rank: 1))
    }
    return FileName(.up, name, .number(match[1], then: name))
  }

  private func mybatisName(_ path: String, _ name: String) throws(Passed) -> FileName {
    guard let match = name.captures(#"^(\d+)_.*\.sql$"#) else {
      throw Passed("MyBatis Migrations runs it at other times")
    }
    return FileName(.up, match[1], .number(match[1]))
  }

  private func yoyoName(_ name: String) -> FileName {
    let isRollback = name.hasSuffix(".rollback.sql")
    let id = String(name.dropLast(isRollback ? ".rollback.sql".count : ".sql".count))
    if id.hasPrefix("post-apply") { return FileName(.repeatable, nil, .text(id, rank: 1)) }
    return FileName(isRollback ? .down : .up, id, .text(id))
  }

  /// `<version>_<name>/migration.sql`.
  private func folder(_ parts: [String], _ file: String) throws(Passed) -> FileName {
    guard parts.count == 2, parts[1] == file else { throw unread(parts.joined(separator: "/")) }
    let version = parts[0]
    let isBaseline = self == .prisma && version == "0_init"
    return FileName(isBaseline ? .baseline : .up, version, .text(version))
  }

  /// `<version>_<name>/up.sql` and `down.sql`.
  private func upAndDown(_ parts: [String], _ key: (String) -> OrderKey) throws(Passed) -> FileName
  {
    guard parts.count >= 2, let file = parts.last, file == "up.sql" || file == "down.sql" else {
      throw unread(parts.joined(separator: "/"))
    }
    let folder = parts[parts.count - 2]
    let version = String(folder.prefix { $0 != "_" })
    return FileName(file == "up.sql" ? .up : .down, version, key(version))
  }

  private func graphileName(_ path: String, _ name: String) throws(Passed) -> FileName {
    if path.hasPrefix("fixtures/") { throw Passed("a text that migrations include") }
    if path == "current.sql" || path.hasPrefix("current/") {
      return FileName(.repeatable, nil, .text(path, rank: 1))
    }
    guard let match = name.captures(#"^([0-9]+)(-[-_a-zA-Z0-9]*)?\.sql$"#) else {
      throw unread(path)
    }
    return FileName(.up, match[1], .text(match[1]))
  }

  private func unread(_ path: String) -> Passed {
    Passed("\(title) does not apply a file of this name")
  }
}

extension FileName {
  /// A name that says no more than which way it goes, as most people write it.
  ///
  /// - Parameter others: the files of the folder. `scale-down.sql` goes back only beside `scale-up.sql`.
  static func plain(_ path: String, among others: Set<String> = []) -> FileName {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let digits = name.drop { !$0.isNumber }.prefix { $0.isNumber }
    let version = digits.isEmpty ? nil : String(digits)
    let isDown =
      name.hasSuffix(".down.sql") || name.hasSuffix(".rollback.sql") || name == "down.sql"
      || name.matches(#"^\d+\.undo\."#)
      || path.hasSuffix("-down.sql") && others.contains(path.dropLast(8) + "up.sql")
    return FileName(isDown ? .down : .up, version, .text(path))
  }

  /// `deploy/x.sql`, which `revert/x.sql` undoes and `verify/x.sql` looks at.
  fileprivate static func sqitch(_ path: String) -> FileName {
    let change = path.split(separator: "/").dropFirst().joined(separator: "/").dropLast(4)
    switch path.prefix(while: { $0 != "/" }) {
    case "revert": return FileName(.down, String(change), .text(path))
    case "verify": return FileName(.verify, String(change), .text(path))
    case "deploy": return FileName(.up, String(change), .text(path))
    default: return .plain(path)
    }
  }

  /// A path without what says which way the file goes: the same for a migration and what undoes it.
  static func forward(_ path: String) -> String {
    for (back, forward) in backwards where path.hasSuffix(back) {
      return path.dropLast(back.count) + forward
    }
    if path.hasPrefix("revert/") { return "deploy/" + path.dropFirst("revert/".count) }
    return path.replacing(".undo.", with: ".do.", maxReplacements: 1)
  }

  private static let backwards = [
    (".up.sql", ".sql"), (".down.sql", ".sql"), (".rollback.sql", ".sql"), ("-down.sql", "-up.sql"),
    ("/down.sql", "/up.sql"),
  ]
}

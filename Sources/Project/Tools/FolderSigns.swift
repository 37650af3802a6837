import Semantics

/// What lies beside a folder's files or above it and gives its tool away.
struct FolderSigns {
  let disk: Disk
  /// The folder of migrations, and its SQL files relative to it.
  let root: String
  let files: [String]

  /// The tool that a file in the folder itself belongs to, and the file.
  var beside: (Tool, String)? {
    let fixed: [(Tool, String)] = [
      (.drizzle, FolderSigns.journal), (.prisma, "migration_lock.toml"), (.sqitch, "sqitch.plan"),
    ]
    for (tool, name) in fixed where disk.has(Paths.join(root, name)) { return (tool, name) }
    let folders = disk.list(root).folders
    for folder in folders.prefix(50) {
      let path = Paths.join(root, folder)
      let names = disk.list(path).files
      if names.contains("migration.sql"), names.contains("snapshot.json") {
        return (.drizzle, "\(folder)/snapshot.json")
      }
      if names.contains("up.sql"), names.contains("metadata.toml") {
        return (.diesel, "\(folder)/metadata.toml")
      }
    }
    let (names, _) = disk.list(root)
    if let sidecar = names.first(where: { $0.hasSuffix(".sql.conf") }) { return (.flyway, sidecar) }
    if let rollback = files.first(where: { $0.hasSuffix(".rollback.sql") }) {
      return (.yoyo, rollback)
    }
    return nil
  }

  /// The list of files that Drizzle keeps beside them.
  static let journal = "meta/_journal.json"

  /// Atlas's own list of files. It writes one for the formats of other tools too, which then run them,
  /// and where Supabase looks for its own.
  var atlas: (Tool, String)? {
    let isOfSupabase =
      isSupabaseFolder && disk.has(Paths.join(Paths.parent(of: root) ?? ".", "config.toml"))
    return disk.has(Paths.join(root, "atlas.sum")) && fits(.atlas) && !isOfSupabase
      ? (.atlas, "atlas.sum") : nil
  }

  private var isSupabaseFolder: Bool {
    Paths.canonical(root).split(separator: "/").suffix(2) == ["supabase", "migrations"]
      || root.hasSuffix("supabase/migrations")
  }

  /// The nearest configuration file above that a tool whose names fit would read.
  func above() throws(PathFailure) -> (Tool, String)? {
    for folder in disk.ancestors(of: root) {
      for (tool, name) in FolderSigns.configurations
      where disk.has(Paths.join(folder, name)) && fits(tool) {
        if try isFor(tool, folder, name) { return (tool, Paths.join(folder, name)) }
      }
      if disk.list(folder).files.isEmpty { continue }
      if let found = try manifest(in: folder) { return found }
    }
    return nil
  }

  private static let configurations: [(Tool, String)] = [
    (.flyway, "flyway.toml"), (.flyway, "flyway.conf"), (.flyway, "conf/flyway.toml"),
    (.flyway, "conf/flyway.conf"), (.flyway, "application.yml"),
    (.flyway, "application.properties"), (.flyway, "application.yaml"),
    (.liquibase, "liquibase.properties"), (.graphileMigrate, ".gmrc"),
    (.graphileMigrate, ".gmrc.js"), (.supabase, "supabase/config.toml"),
    (.supabase, "config.toml"), (.tern, "tern.conf"), (.sqlMigrate, "dbconfig.yml"),
    (.diesel, "diesel.toml"), (.rambler, "rambler.json"), (.rambler, "rambler.hjson"),
    (.yoyo, "yoyo.ini"), (.mybatis, "environments/development.properties"),
    (.hasura, "config.yaml"), (.drizzle, "drizzle.config.ts"), (.drizzle, "drizzle.config.js"),
    (.drizzle, "drizzle.config.mjs"), (.prisma, "prisma.config.ts"), (.prisma, "schema.prisma"),
    (.prisma, "prisma/schema.prisma"), (.sqlx, "sqlx.toml"), (.sqitch, "sqitch.conf"),
    (.sqitch, "sqitch.plan"), (.atlas, "atlas.hcl"), (.bytebase, ".bytebase.yaml"),
  ]

  /// Whether a file of so common a name is that tool's.
  private func isFor(_ tool: Tool, _ folder: String, _ name: String) throws(PathFailure) -> Bool {
    let path = Paths.join(folder, name)
    switch (tool, name) {
    case (.supabase, _): return isSupabaseFolder
    case (.hasura, _): return try disk.text(path)?.matches(#"(?m)^version:\s*[23]\b"#) ?? false
    case (.flyway, "application.yml"), (.flyway, "application.yaml"),
      (.flyway, "application.properties"):
      return try disk.text(path)?.contains("flyway") ?? false
    default: return true
    }
  }

  /// What the nearest manifest depends on.
  private func manifest(in folder: String) throws(PathFailure) -> (Tool, String)? {
    let names = disk.list(folder).files
    for name in names {
      guard let known = FolderSigns.dependencies(in: name),
        let text = try disk.text(Paths.join(folder, name))
      else { continue }
      for (word, tool) in known where text.contains(word) && fits(tool) {
        return (tool, "\(word) in \(Paths.join(folder, name))")
      }
    }
    return nil
  }

  private static func dependencies(in manifest: String) -> [(String, Tool)]? {
    switch manifest {
    case "go.mod":
      [
        ("golang-migrate/migrate", .golangMigrate), ("pressly/goose", .goose),
        ("amacneil/dbmate", .dbmate), ("jackc/tern", .tern), ("rubenv/sql-migrate", .sqlMigrate),
        ("uptrace/bun", .bun), ("ory/x", .popx), ("gobuffalo/pop", .popx),
        ("ariga.io/atlas", .atlas),
        ("elwinar/rambler", .rambler),
      ]
    case "Cargo.toml": [("sqlx", .sqlx), ("diesel", .diesel), ("refinery", .refinery)]
    case "package.json":
      [
        ("\"prisma\"", .prisma), ("\"@prisma/client\"", .prisma), ("\"drizzle-orm\"", .drizzle),
        ("\"drizzle-kit\"", .drizzle), ("\"graphile-migrate\"", .graphileMigrate),
        ("\"node-pg-migrate\"", .nodePgMigrate), ("\"postgres-migrations\"", .postgresMigrations),
        ("\"supabase\"", .supabase), ("\"dbmate\"", .dbmate),
      ]
    case "pom.xml", "build.gradle", "build.gradle.kts", "libs.versions.toml":
      [
        ("flyway", .flyway), ("liquibase", .liquibase), ("mybatis-migrations", .mybatis),
        ("migrations-maven-plugin", .mybatis),
      ]
    case "requirements.txt", "pyproject.toml", "setup.cfg", "Pipfile":
      [("yoyo", .yoyo), ("dbmate", .dbmate)]
    case let name where name.hasSuffix(".csproj") || name == "Directory.Packages.props":
      [("dbup", .dbup), ("DbUp", .dbup), ("Evolve", .evolve)]
    default: nil
    }
  }

  /// Whether a tool reads a version in the names that are here.
  func fits(_ tool: Tool) -> Bool {
    if tool == .atlas, byNames != nil { return false }
    return files.contains { path in
      guard let name = try? tool.name(path) else { return false }
      switch name.direction {
      case .up, .repeatable, .baseline, .down: return true
      case .dump, .verify, .seed: return false
      }
    }
  }

  /// The tool that the names alone point to.
  var byNames: (Tool, String)? {
    // The expressions are asked of those names alone that end as they do.
    let flyway = files.filter { $0.contains("__") }
    if flyway.contains(where: { $0.matches(#"(^|/)[VB]\d+(?:[._]\d+)*__.*\.sql$"#) }) {
      return (.flyway, "V<n>__ names")
    }
    let directed = files.filter { $0.hasSuffix(".up.sql") || $0.hasSuffix(".down.sql") }
    func any(_ pattern: String) -> Bool { directed.contains { $0.matches(pattern) } }
    if any(#"\.autocommit\.(up|down)\.sql$"#)
      || any(#"\.(mysql|sqlite3|postgres)\.(up|down)\.sql$"#)
    {
      return (.popx, ".<dialect>. and .autocommit. names")
    }
    if any(#"\.tx\.(up|down)\.sql$"#) { return (.bun, ".tx.up.sql names") }
    if any(#"^\d+_.*\.(up|down)\.sql$"#) { return (.golangMigrate, "<n>_x.up.sql names") }
    return byFolders
  }

  /// The tool that the names of the migrations' own folders point to.
  private var byFolders: (Tool, String)? {
    let nested = files.filter { $0.hasSuffix("/migration.sql") || $0.hasSuffix("/up.sql") }
    func any(_ pattern: String) -> Bool { nested.contains { $0.matches(pattern) } }
    if any(#"^\d{14}_[^/]+/migration\.sql$"#) {
      return (.prisma, "<timestamp>_x/migration.sql names")
    }
    if any(#"^\d{4}-\d\d-\d\d-\d{6}_[^/]+/up\.sql$"#) { return (.diesel, "<date>_x/up.sql names") }
    if any(#"^(?:[^/]+/)?\d{13}_[^/]+/up\.sql$"#) { return (.hasura, "<timestamp>_x/up.sql names") }
    return nil
  }
}

extension Disk {
  /// A folder and those above it, up to the root of its repository.
  func ancestors(of folder: String) -> [String] {
    var found = [folder]
    var current = folder
    for _ in 0..<8 {
      if has(Paths.join(current, ".git/HEAD")) || has(Paths.join(current, ".git")) { break }
      guard let parent = Paths.parent(of: current), parent != current else { break }
      found.append(parent)
      current = parent
    }
    return found
  }
}

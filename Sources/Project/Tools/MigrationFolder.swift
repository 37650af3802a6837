package import Semantics
package import Syntax

/// The migrations of one folder, as the tool that was recognised there sees them.
package struct MigrationFolder: Sendable {
  /// The folder that the tool is pointed at.
  package let root: String
  /// nil where nothing told which tool it is.
  package let recognition: Recognition?
  /// In the order in which the tool applies them; what undoes one stands right behind it.
  package private(set) var migrations: [MigrationFile] = []
  /// What the tool does not apply, by its path, and why.
  package private(set) var others: [(path: String, reason: String)] = []
  /// Versions that several files have which go the same way, with those files.
  package private(set) var duplicates: [(version: String, files: [MigrationFile])] = []
  /// Whether a plan or a journal decides the order.
  private(set) var hasPlan = false
  let choice: ToolChoice?
  let disk: Disk

  /// The folder as it is. Where a plan or a journal is unreadable or contradicts the folder, that is
  /// thrown with its place.
  package init(_ root: String, choice: ToolChoice? = nil, disk: Disk = .real) throws(PathFailure) {
    self.root = root
    self.choice = choice
    self.disk = disk
    let found = disk.sqlFiles(below: root)
    recognition = try Recognition.of(root, found, choice, disk)
    // What lies deeper has a history of its own, unless the tool looks there.
    let isDeep = recognition?.tool.readsFolders ?? false
    let files = isDeep ? found : found.filter { !$0.contains("/") }
    let database = try otherDatabase() ?? Dialects.other(folder: root, disk)
    let known = Set(files)
    let folders = Set(
      files.flatMap { $0.lowercased().split(separator: "/").dropLast().map(String.init) })
    for file in files {
      let path = Paths.join(root, file)
      if let other = database ?? Dialects.other(file, folders: folders) {
        others.append((path, "it is for \(other)"))
        continue
      }
      do throws(Passed) {
        let name =
          try recognition.map { (it) throws(Passed) in try it.tool.name(file) }
          ?? .plain(file, among: known)
        migrations.append(MigrationFile(path: path, relative: file, name: name))
      } catch {
        others.append((path, error.reason))
      }
    }
    if database == nil { try order() }
    duplicates = foundDuplicates
  }

  /// The folder that a tool would be pointed at to run a file.
  package static func root(of path: String, disk: Disk = .real) throws(PathFailure) -> String {
    var roots = MigrationRoots(disk: disk)
    return try roots.root(of: path)
  }

  /// The same for any file of a folder whose name tells nothing.
  fileprivate static func root(holding folder: String, _ disk: Disk) throws(PathFailure) -> String {
    let homes = ["migration", "migrations"]
    var current: String? = homes.contains(Paths.name(of: folder)) ? nil : folder
    for _ in 0..<4 {
      guard let place = current else { break }
      let plans = ["sqitch.plan", FolderSigns.journal]
      if plans.contains(where: { disk.has(Paths.join(place, $0)) }) { return place }
      if homes.contains(Paths.name(of: place)),
        let known = try Recognition.of(place, disk.sqlFiles(below: place), nil, disk),
        known.tool.readsFolders
      {
        return place
      }
      current = Paths.parent(of: place)
    }
    let last = Paths.name(of: folder)
    let above = Paths.parent(of: folder) ?? "."
    if last == "committed" || (last == "current" && disk.list(above).folders.contains("committed"))
    {
      return above
    }
    return folder
  }

  /// The database that a lock file or a configuration names, where it is another.
  private func otherDatabase() throws(PathFailure) -> String? {
    switch recognition?.tool {
    case .prisma:
      let path = Paths.join(root, "migration_lock.toml")
      guard let text = try disk.text(path) else { return nil }
      guard let provider = text.captures(#"(?m)^\s*provider\s*=\s*"([^"]*)""#)?[1] else {
        throw .unusable(
          path, reason: "names no provider, so nobody knows for which database this is")
      }
      return Dialects.isPostgres(provider) ? nil : provider
    case .drizzle:
      for folder in disk.ancestors(of: root) {
        for name in ["drizzle.config.ts", "drizzle.config.js", "drizzle.config.mjs"] {
          guard let text = try disk.text(Paths.join(folder, name)) else { continue }
          let dialect = text.captures(#"dialect\s*:\s*['"]([^'"]*)['"]"#)?[1]
          return dialect.map { Dialects.isPostgres($0) ? nil : $0 } ?? nil
        }
      }
      return nil
    default: return nil
    }
  }

  private mutating func order() throws(PathFailure) {
    let isKnown = recognition != nil
    migrations.sort { MigrationFolder.precedes($0, $1, isKnown: isKnown) }
    guard let tool = recognition?.tool else { return }
    if let plan = try Plan.of(tool, self) {
      hasPlan = true
      arrange(by: plan)
    }
  }

  /// Whether a migration comes before another, by their names.
  ///
  /// - Parameter isKnown: whether a tool was recognised, which reads its keys in the names.
  static func precedes(_ a: MigrationFile, _ b: MigrationFile, isKnown: Bool) -> Bool {
    guard isKnown else { return precedesPlainly(a, b) }
    if a.key != b.key { return a.key < b.key }
    if (a.direction == .down) != (b.direction == .down) { return b.direction == .down }
    return a.relative < b.relative
  }

  /// What is in no plan is not applied.
  private mutating func arrange(by plan: Plan) {
    var places: [String: Int] = [:]
    for (index, name) in plan.files.enumerated() { places[name] = index }
    var found: [(place: Int, file: MigrationFile)] = []
    for file in migrations {
      if let place = places[file.relative] {
        found.append((place, file))
      } else if plan.isComplete {
        others.append((file.path, "\(plan.name) does not name it"))
      } else {
        found.append((Int.max, file))
      }
    }
    migrations = found.enumerated().sorted { a, b in
      (a.element.place, a.offset) < (b.element.place, b.offset)
    }.map(\.element.file)
  }

  /// As long as no tool is known: numbers by value, then bytes; a way back behind its way there.
  private static func precedesPlainly(_ a: MigrationFile, _ b: MigrationFile) -> Bool {
    let (x, y) = (a.forward, b.forward)
    if x == y { return a.direction != .down && b.direction == .down }
    return History.precedes(x, y)
  }
}

/// The folders that tools would be pointed at to run files: for the files of one folder it is found out
/// once.
package struct MigrationRoots {
  private let disk: Disk
  private var known: [String: String] = [:]

  package init(disk: Disk = .real) { self.disk = disk }

  package mutating func root(of path: String) throws(PathFailure) -> String {
    let folder = Paths.parent(of: path) ?? "."
    let isAlone = ["migration.sql", "up.sql", "down.sql"].contains(Paths.name(of: path))
    if isAlone, let above = Paths.parent(of: folder) { return above }
    if let root = known[folder] { return root }
    let root = try MigrationFolder.root(holding: folder, disk)
    known[folder] = root
    return root
  }
}

extension MigrationFolder {
  private var foundDuplicates: [(version: String, files: [MigrationFile])] {
    let tool = recognition?.tool
    guard tool.map(\.refusesDuplicates) ?? false else { return [] }
    let versioned = migrations.filter { $0.version != nil && $0.direction != .baseline }
    let groups = Dictionary(grouping: versioned) {
      "\($0.direction == .down) \(OrderKey.version($0.version ?? "").parts)"
    }
    return groups.values.filter { $0.count > 1 }
      .compactMap { files in files.first?.version.map { ($0, files) } }
      .sorted { $0.version < $1.version }
  }

  /// What the tool runs of a file, and how.
  ///
  /// - Parameter source: the file's text, or what stands in for it.
  package func handling(of source: Source, file: MigrationFile?) throws(PathFailure) -> Handling {
    var handling = try Handler(
      recognition: recognition ?? Recognition.of(source.bytes, choice), choice: choice, root: root,
      disk: disk, file: file, source: source
    ).handling()
    if let file, let remark = duplicate(of: file) { handling.remarks.append(remark) }
    return handling
  }

  /// What is said of a file whose version another file has too.
  private func duplicate(of file: MigrationFile) -> Remark? {
    for (version, files) in duplicates where files.contains(where: { $0.path == file.path }) {
      let others = files.filter { $0.path != file.path }.map(\.name).joined(separator: ", ")
      let tool = recognition?.tool.title ?? "the tool"
      return Remark(
        .duplicateVersion,
        "Version \(version) is also that of \(others), and \(tool) takes one of them at most.",
        wayOut: ["give the newer one the next free version"], at: SourceSpan(offset: 0, length: 1))
    }
    return nil
  }
}

extension Handling {
  /// A text of which no folder is known, by its marks alone.
  package init(
    recognising source: Source, choice: ToolChoice? = nil, disk: Disk = .real
  ) throws(PathFailure) {
    let recognition = Recognition.of(source.bytes, choice)
    let root = Paths.parent(of: source.path) ?? "."
    self = try Handler(
      recognition: recognition ?? Recognition.of(source.bytes, choice), choice: choice, root: root,
      disk: disk, file: nil, source: source
    ).handling()
  }
}

extension Tool {
  /// Whether the tool looks for files in folders below the one that it is pointed at. tern does for
  /// templates, which are no migrations.
  var readsFolders: Bool {
    switch self {
    case .flyway, .evolve, .refinery, .liquibase, .prisma, .drizzle, .diesel, .hasura, .sqitch,
      .graphileMigrate, .tern, .mybatis:
      true
    case .golangMigrate, .goose, .dbmate, .sqlMigrate, .atlas, .nodePgMigrate, .postgresMigrations,
      .supabase, .sqlx, .yoyo, .dbup, .rambler, .bytebase, .bun, .popx, .psql, .alembic, .django,
      .efCore, .rails, .pgDump:
      false
    }
  }

  /// Whether two files of one version are an error, or one of them is never applied.
  fileprivate var refusesDuplicates: Bool {
    switch self {
    case .flyway, .golangMigrate, .goose, .dbmate, .tern, .sqlx, .diesel, .refinery, .evolve,
      .supabase, .hasura, .bun, .popx, .postgresMigrations, .graphileMigrate, .atlas:
      true
    case .liquibase, .sqlMigrate, .sqitch, .prisma, .drizzle, .nodePgMigrate, .yoyo, .dbup,
      .rambler, .mybatis, .bytebase, .psql, .alembic, .django, .efCore, .rails, .pgDump:
      false
    }
  }
}

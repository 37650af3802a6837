package import Semantics
package import Syntax

/// Which of a project's migrations have a way back: what most of them have is its habit, and what the tool
/// asks for it asks of each.
package struct WayBackHabit: Sendable {
  private var migrations = 0
  private var undone = 0

  package init() {}

  /// Notes a migration, in the order in which they are applied.
  package mutating func note(
    _ handling: Handling, of source: Source, _ entry: MigrationHistory.Entry
  ) {
    guard entry.goesForward(handling) else { return }
    migrations += 1
    if !entry.lacksWayBack(handling, source) { undone += 1 }
  }

  /// What is said of a migration that has no way back, where there should be one; nil elsewhere.
  package func remark(
    on handling: Handling, of source: Source, _ entry: MigrationHistory.Entry
  ) -> Remark? {
    guard entry.lacksWayBack(handling, source) else { return nil }
    let tool = handling.toolID.flatMap(Tool.init)
    if tool == nil, undone * 2 <= migrations { return nil }
    switch tool?.wayBack(of: entry.file) ?? .optional(WayBack.beside(entry.file)) {
    case .none: return nil
    case .wanted(let form) where handling.backward.isEmpty:
      let title = tool?.title ?? "The tool"
      return remark("\(title) wants a way back of each migration, and this one has none.", form)
    case .optional(let form), .wanted(let form):
      guard undone * 2 > migrations else { return nil }
      let others =
        migrations == 1
        ? "the one before it has one" : "\(undone) of the \(migrations) before it have one"
      return remark("This migration has no way back; \(others).", form)
    }
  }

  private func remark(_ message: String, _ form: String) -> Remark {
    Remark(
      .missingWayBack, message,
      wayOut: [
        "write \(form): undo each step, the last one first",
        "where nothing can be undone, write a comment there that says so",
      ], at: SourceSpan(offset: 0, length: 1))
  }
}

/// Whether a tool's migrations have a way back, and in what form.
enum WayBack: Sendable {
  case none
  /// Who has none loses nothing but the way back.
  case optional(String)
  /// The tool asks for one.
  case wanted(String)

  /// A file of its own, by the names that most tools read.
  static func beside(_ file: MigrationFile) -> String {
    let name = file.name
    if name == "up.sql" { return "down.sql beside it" }
    for (up, down) in [(".up.sql", ".down.sql"), ("-up.sql", "-down.sql")]
    where name.hasSuffix(up) { return name.dropLast(up.count) + down }
    return name.dropLast(".sql".count) + ".down.sql"
  }
}

extension Tool {
  /// Which way back a migration of the tool has.
  fileprivate func wayBack(of file: MigrationFile) -> WayBack {
    switch self {
    case .dbmate: .wanted("-- migrate:down and what it does")
    case .sqitch:
      .wanted("revert/" + file.relative.split(separator: "/").dropFirst().joined(separator: "/"))
    case .goose: .optional("-- +goose Down and what it does")
    case .sqlMigrate: .optional("-- +migrate Down and what it does")
    case .tern: .optional("---- create above / drop below ---- and what it does")
    case .rambler: .optional("-- rambler down and what it does")
    case .mybatis: .optional("-- //@UNDO and what it does")
    case .nodePgMigrate: .optional("-- Down Migration and what it does")
    case .liquibase: .optional("--rollback and what it does")
    case .flyway: .optional("U" + file.name.dropFirst())
    case .yoyo: .optional(file.name.dropLast(".sql".count) + ".rollback.sql")
    case .golangMigrate, .sqlx, .bun, .popx, .diesel, .hasura, .psql:
      .optional(WayBack.beside(file))
    case .atlas, .prisma, .drizzle, .graphileMigrate, .postgresMigrations, .supabase, .refinery,
      .evolve, .dbup, .bytebase, .alembic, .django, .efCore, .rails, .pgDump:
      .none
    }
  }
}

extension MigrationHistory.Entry {
  /// Whether it is applied once, and forward.
  fileprivate func goesForward(_ handling: Handling) -> Bool {
    file.direction == .up && handling.direction == .up && !handling.forward.isEmpty
  }

  /// Whether nothing undoes it, or it is itself what should undo another; a way back without a word is
  /// none.
  fileprivate func lacksWayBack(_ handling: Handling, _ source: Source) -> Bool {
    guard undoes || goesForward(handling) && !isUndone else { return false }
    return handling.backward.flatMap(\.messages).allSatisfy { message in
      source.bytes[message.clamped(to: source.bytes.indices)].allSatisfy(\.isBlank)
    }
  }
}

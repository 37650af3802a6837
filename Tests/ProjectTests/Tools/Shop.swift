import Project
import Rulebook
import Rules
import Semantics
import Syntax

/// A folder of migrations in memory, judged file by file as its tool would run it.
struct Shop {
  let folder: MigrationFolder
  private let disk: Disk

  /// - Parameter files: by path; those that the tool looks at beside them too.
  init(_ files: [String: String], in root: String = "m", _ choice: ToolChoice? = nil) throws {
    disk = .memory(files)
    folder = try MigrationFolder(root, choice: choice, disk: disk)
  }

  var tool: Tool? { folder.recognition?.tool }

  /// The names of the files, in the tool's order.
  var order: [String] { folder.migrations.map(\.relative) }

  /// What the last file draws, or one of a name: `line rule`, errors and warnings alone, after all files
  /// before it.
  func draws(_ name: String? = nil, server: Server = .oldest, notes: Bool = false) throws
    -> [String]
  {
    let linter = Linter(server: server, runner: .unknown)
    var schema = Schema()
    for file in folder.migrations {
      let source = Source(path: file.path, bytes: try disk.read(file.path) ?? [])
      let handling = try folder.handling(of: source, file: file)
      guard file.relative == name ?? folder.migrations.last?.relative else {
        let script = handling.script(source, of: handling.played, server: server)
        schema = linter.play(script, handling: handling, after: schema)
        continue
      }
      let script = handling.script(source, of: handling.forward, server: server)
      let verdict = linter.judge(script, handling: handling, after: schema) {
        try? folder.handling(of: $0, file: file)
      }.0
      let lines = LineMap(source.bytes)
      return verdict.findings.sorted { $0.span.offset < $1.span.offset }
        .filter { notes || $0.severity > .note }
        .map { "\(lines.line(at: $0.span.offset)) \($0.rule.rawValue)" }
    }
    return ["no such file"]
  }

  /// In which transaction each statement of a file runs.
  func transactions(_ name: String, server: Server = .oldest) throws -> [String] {
    guard let file = folder.migrations.first(where: { $0.relative == name }) else { return [] }
    let source = Source(path: file.path, bytes: try disk.read(file.path) ?? [])
    let handling = try folder.handling(of: source, file: file)
    let ledger = Ledger.play(source, handling: handling, server: server, after: Schema()).0
    return ledger.entries.map { ($0.direction == .down ? "down " : "") + $0.transaction.rawValue }
  }
}

/// Statements that many of the tests send.
enum SQL {
  static let table = "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);\n"
  static let index = "CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);\n"
  static let timeout = "SET lock_timeout = '5s';\n"
  static let drop = "DROP TABLE orders;\n"
  static let refused = "concurrently-in-transaction"
}

extension Tool {
  /// A name that the tool takes, with a number in it.
  func name(_ number: Int) -> String {
    switch self {
    case .flyway, .evolve, .refinery: "V\(number)__x.sql"
    case .golangMigrate, .bun, .popx: "\(number)_x.up.sql"
    case .graphileMigrate: "\(number).sql"
    default: "\(number)_x.sql"
    }
  }
}

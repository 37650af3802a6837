import Foundation
import Semantics
import Syntax

/// Works out how a tool handles one file.
struct Handler {
  let recognition: Recognition?
  let choice: ToolChoice?
  let root: String
  let disk: Disk
  /// The file in its folder; nil for a text of its own.
  let file: MigrationFile?
  let source: Source

  var bytes: [UInt8] { source.bytes }
  var all: Range<Int> { 0..<source.bytes.count }

  /// What a tool makes of a file's text.
  struct Cut {
    var sections: [Section]
    var remarks: [Remark] = []
    /// The marks that switch a transaction off and do so, by where their lines begin.
    var honoured: Set<Int> = []
    var blanked: [UInt8]?
  }

  func handling() throws(PathFailure) -> Handling {
    guard let recognition else {
      let direction = isDump ? .dump : file?.direction ?? .up
      return Handling([Section(direction, Delivery(.unknown), [all])])
    }
    if isDump {
      return Handling(recognition, Cut(whole(.none, .single, .dump)))
    }
    var cut = try cut(recognition.tool)
    if file?.direction == .down || file?.direction == .repeatable || file?.direction == .baseline {
      cut.sections = cut.sections.map { $0.directed(file?.direction ?? .up) }
    }
    cut.remarks += OptOut.ineffective(for: recognition.tool, in: self, honoured: cut.honoured)
    cut.remarks += OptOut.effective(in: self, honoured: cut.honoured)
    return Handling(recognition, cut)
  }

  /// A migration may begin with what pg_dump wrote; a file of no version is the dump itself.
  private var isDump: Bool {
    guard Markers.dump(bytes) != nil else { return false }
    let name = (source.path as NSString).lastPathComponent
    return file?.version == nil && !name.matches(#"^V?\d+[^/]*\.sql$"#)
  }

  /// One section, sent as the tool sends a text that it does not cut.
  func whole(_ wrapper: Delivery.Wrapper, _ unit: Delivery.Unit, _ direction: Direction = .up)
    -> [Section]
  {
    [Section(direction, Delivery(wrapper, unit), [all])]
  }

  private func cut(_ tool: Tool) throws(PathFailure) -> Cut {
    switch tool {
    case .flyway: try flyway()
    case .liquibase: liquibase()
    case .golangMigrate: Cut(whole(.none, .whole))
    case .goose: goose()
    case .dbmate: dbmate()
    case .tern: tern()
    case .sqlMigrate: sqlMigrate()
    case .sqitch: sqitch()
    case .atlas: atlas()
    case .prisma: try prisma()
    case .drizzle: drizzle()
    case .nodePgMigrate: nodePgMigrate()
    case .graphileMigrate: graphileMigrate()
    case .postgresMigrations: optedOut(byLine: "-- postgres-migrations disable-transaction")
    case .supabase: try supabase()
    case .hasura, .refinery: Cut(whole(.file, .whole))
    case .sqlx: try sqlx()
    case .diesel: try diesel()
    case .yoyo: yoyo()
    case .evolve: evolve()
    case .dbup, .psql, .rails, .pgDump: Cut(whole(.none, .single))
    case .rambler: rambler()
    case .mybatis: try mybatis()
    case .bytebase: bytebase()
    case .bun: bun()
    case .popx:
      Cut(whole(source.path.contains(".autocommit.") ? .none : .file, .whole))
    case .alembic: stream(#"^-- Running (upgrade|downgrade) (\S*) ?-> ([^\s,]*)"#)
    case .efCore: efCore()
    case .django: django()
    }
  }

  /// Refused by the tool, at a line.
  func refused(_ message: String, _ wayOut: String, at range: Range<Int>) -> Remark {
    Remark(
      .refusedByTool, message, wayOut: [wayOut], at: SourceSpan(range.lowerBound, range.upperBound))
  }
}

extension Handler.Cut {
  init(_ sections: [Section], remarks: [Remark] = [], honoured: Set<Int> = []) {
    self.sections = sections
    self.remarks = remarks
    self.honoured = honoured
  }
}

extension Handling {
  fileprivate init(_ recognition: Recognition, _ cut: Handler.Cut) {
    self.init(
      host: Host(recognition.tool.title, alone: recognition.tool.alone),
      toolID: recognition.tool.rawValue,
      toolBecause: recognition.because, cut.sections, remarks: cut.remarks, blanked: cut.blanked)
  }
}

extension Section {
  /// The same, going the way that the file's name says. What is a way back already stays one.
  fileprivate func directed(_ direction: Direction) -> Section {
    self.direction == .up
      ? Section(direction, delivery, messages, version: version) : self
  }
}

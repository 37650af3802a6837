package import Semantics
import Syntax

/// `locks --format json`: the shape is fixed, whatever is known.
package func locksJSON(_ ledgers: [Ledger]) -> [UInt8] {
  json(
    LocksDocument(
      version: 1, postgres: LocksServers(ledgers.first?.servers.map(\.major) ?? []),
      files: ledgers.map(LocksFile.init)))
}

private struct LocksDocument: Encodable {
  let version: Int
  let postgres: LocksServers
  let files: [LocksFile]
}

/// One number, or several where several servers were asked.
private struct LocksServers: Encodable {
  private let majors: [Int]

  init(_ majors: [Int]) { self.majors = majors.isEmpty ? [Server.oldest.major] : majors }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if majors.count == 1 { try container.encode(majors[0]) } else { try container.encode(majors) }
  }
}

private struct LocksFile: Encodable {
  let path: String
  @Nullable var tool: String?
  @Nullable var toolBecause: String?
  let role = "judged"
  let direction: String
  let statements: [LocksStatement]
  let windows: [LocksWindow]

  init(_ ledger: Ledger) {
    path = ledger.source.path
    direction = ledger.handling.direction.rawValue
    _tool = Nullable(wrappedValue: ledger.handling.toolID)
    _toolBecause = Nullable(wrappedValue: ledger.handling.toolBecause)
    let lines = LineMap(ledger.source.bytes)
    statements = ledger.entries.map { LocksStatement($0, lines) }
    windows = ledger.windows.map(LocksWindow.init)
  }
}

private struct LocksStatement: Encodable {
  let line: Int
  let column: Int
  let offset: Int
  let length: Int
  @Nullable var kind: String?
  @Nullable var `in`: String?
  let transaction: String
  /// Whether the statement belongs to what undoes the migration.
  let direction: String
  let locks: [LocksLock]
  let work: String
  let rewrites: [String]
  let scans: [String]
  let validatesForeignKeys: [String]
  let indexBuilds: [String]
  let removes: [String]
  let renames: [String]
  let loses: [String]
  @Nullable var fails: LocksFailure?
  let assumes: [String]
  let unseen: [String]
  /// The server that does this, where several were asked and others do less.
  @Nullable var on: Int?

  init(_ entry: LedgerEntry, _ lines: LineMap) {
    let place = lines.position(at: entry.span.offset)
    line = place.line
    column = place.column
    offset = entry.span.offset
    length = entry.span.length
    _kind = Nullable(wrappedValue: entry.kind)
    _in = Nullable(
      wrappedValue: entry.block.map { "DO block in line \(lines.line(at: $0.offset))" })
    transaction = entry.transaction.rawValue
    direction = entry.direction.rawValue
    locks = entry.locks.map { LocksLock($0, entry.transaction) }
    work = entry.work.rawValue
    rewrites = entry.rewrites.map(\.qualified)
    scans = entry.scans.map(\.qualified)
    validatesForeignKeys = entry.validated.map(\.text)
    indexBuilds = entry.builds.map(\.qualified)
    removes = entry.removals.flatMap { $0.object.allWords }
    renames = entry.renamings.map { "\($0.object.words) to \($0.newWords)" }
    loses = entry.losses.map(\.words)
    _fails = Nullable(wrappedValue: LocksFailure(entry))
    assumes = entry.assumptions.map(\.sentence)
    unseen = entry.unseen.map(\.reason.words)
    _on = Nullable(wrappedValue: entry.server?.major)
  }
}

private struct LocksLock: Encodable {
  let relation: String
  let kind: String
  let mode: String
  @Nullable var from: String?
  let new: Bool
  let may: Bool
  let blocks: [String]
  let heldUntil: String

  init(_ held: LedgerEntry.Held, _ transaction: TransactionState) {
    let lock = held.lock
    relation = lock.relation.qualified
    kind = lock.kind.words
    mode = lock.mode.catalogName
    _from = Nullable(wrappedValue: held.from?.catalogName)
    new = lock.isNew
    may = lock.isConditional
    blocks =
      (lock.mode.blocksReads ? ["reads"] : []) + (lock.mode.blocksWrites ? ["writes"] : [])
      + (lock.mode.blocksSchemaChanges ? ["schema changes"] : [])
    heldUntil =
      lock.isMomentary
      ? "moment" : transaction.isInTransaction == false ? "statement" : "transaction"
  }
}

private struct LocksFailure: Encodable {
  let sqlstate: String
  let message: String
  let certain: Bool

  init?(_ entry: LedgerEntry) {
    guard let state = entry.sqlState else { return nil }
    sqlstate = state
    message = entry.syntaxFailure?.message ?? entry.failure?.message ?? ""
    certain = true
  }
}

private struct LocksWindow: Encodable {
  let transaction: String
  let statements: [Int]
  let relation: String
  let mode: String
  let through: String

  init(_ window: Window) {
    transaction = window.transaction.rawValue
    statements = [window.statements.lowerBound, window.statements.upperBound]
    relation = window.lock.relation.qualified
    mode = window.lock.mode.catalogName
    through =
      window.heaviest.map { it in
        it.work.rawValue + (it.relation.map { " of \($0.qualified)" } ?? "")
      } ?? LedgerEntry.Work.moment.rawValue
  }
}

extension Assumption {
  /// What is assumed, in words.
  var sentence: String {
    switch self {
    case .shape(let relation): "\(relation): shape unknown here"
    case .type(let column, let relation): "\(relation).\(column): type unknown here"
    case .volatile(let function): "\(function)() is volatile"
    case .utc: "TimeZone is UTC"
    }
  }
}

extension Unseen.Reason {
  /// What could not be read, in words.
  var words: String {
    switch self {
    case .doBlock: "DO block"
    case .dynamicSQL: "dynamic SQL"
    case .usesOfDomain(let key): "tables that use \(key.schema).\(key.name)"
    case .furtherCalls: "calls of further routines"
    }
  }
}

extension RelationName {
  /// `schema.name`, raw and unquoted.
  var qualified: String { "\(schema.text).\(name.text)" }
}

extension Relation.Kind {
  /// As the manual names the kind.
  var words: String {
    switch self {
    case .table: "table"
    case .partitionedTable: "partitioned table"
    case .foreignTable: "foreign table"
    case .view: "view"
    case .materializedView: "materialized view"
    case .sequence: "sequence"
    case .index: "index"
    case .partitionedIndex: "partitioned index"
    case .compositeType: "composite type"
    }
  }
}

extension Removal.Object {
  /// `schema.name`, raw and unquoted, and a column behind its table.
  fileprivate var words: String {
    switch self {
    case .column(let column, let table): "\(table.qualified).\(column)"
    case .table(let table): table.qualified
    case .relation(let relation, _), .index(let relation, _, _, _): relation.qualified
    case .constraint(let name, let table, _), .enforcement(let name, let table):
      "\(name) of \(table.qualified)"
    case .domainConstraint(let name, let key): "\(name) of \(key.schema).\(key.name)"
    case .partition(let partition, let table, _): "\(partition.qualified) of \(table.qualified)"
    case .routine(let key), .type(let key): key.qualified
    case .attribute(let attribute, let type): "\(type.qualified).\(attribute)"
    case .schema(let name), .database(let name), .extension(let name): name.text
    case .trigger(let name, let table), .policy(let name, let table):
      "\(name) on \(table.qualified)"
    case .other(let words): words
    case .dependents(let words): words.joined(separator: ", ")
    }
  }

  /// Each thing by itself.
  fileprivate var allWords: [String] {
    if case .dependents(let words) = self { words } else { [words] }
  }
}

extension Renaming.Object {
  fileprivate var words: String {
    switch self {
    case .column(let column, let table): "\(table.qualified).\(column)"
    case .table(let table), .relation(let table, _): table.qualified
    case .routine(let key), .type(let key): key.qualified
    case .label(let label, let type): "\(type.qualified) '\(label)'"
    case .schema(let name), .role(let name), .database(let name): name.text
    case .constraint(let name, let table): "\(name) of \(table.qualified)"
    }
  }
}

extension Renaming {
  /// The new name, behind its new schema where it has one.
  fileprivate var newWords: String { newSchema.map { "\($0).\(newName)" } ?? newName.text }
}

extension TypeKey {
  fileprivate var qualified: String { "\(schema.text).\(name.text)" }
}

import Foundation
import Semantics
import Syntax

/// Tools that take a file apart by what its statements are.
extension Handler {
  /// Prisma Migrate: before 7.4 one string; from then on statement by statement, unless its parser
  /// fails on one of them. Where the version is unknown, so is that.
  func prisma() throws(PathFailure) -> Cut {
    let version = try version { () throws(PathFailure) in
      try lockedVersion(["prisma", "@prisma/client"])
    }
    guard let version, let border = ToolVersion("7.4") else { return Cut(whole(.none, .unknown)) }
    guard version >= border else { return Cut(whole(.none, .whole)) }
    let isUnread = LeadingWords.all(in: source).contains { $0.begins("DROP INDEX CONCURRENTLY") }
    return Cut(whole(.none, isUnread ? .whole : .single))
  }

  private static let standalone =
    #"CREATE( UNIQUE)? INDEX CONCURRENTLY|DROP INDEX CONCURRENTLY|REINDEX .*CONCURRENTLY|REINDEX (SCHEMA|DATABASE|SYSTEM)|VACUUM|ALTER SYSTEM|CLUSTER|(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)|DISCARD ALL|ALTER TABLE .*DETACH PARTITION"#

  /// The Supabase CLI: since 2.109 what refuses a transaction runs by itself, all between in one of its
  /// own; before, the file is one pipeline. A BEGIN in the file or the switch in its first line have
  /// the statements run one by one.
  func supabase() throws(PathFailure) -> Cut {
    let first = TextLines(bytes).first { _ in true }
    if first?.text == "-- pg-delta: transaction=false" {
      return Cut(whole(.none, .single), honoured: [first?.content.lowerBound ?? 0])
    }
    let statements = LeadingWords.all(in: source)
    if statements.contains(where: { $0.begins("BEGIN|START TRANSACTION|COMMIT|ROLLBACK") }) {
      return Cut(whole(.none, .single))
    }
    let version = try version { () throws(PathFailure) in try lockedVersion(["supabase"]) }
    if let version, let border = ToolVersion("2.109"), version < border {
      return Cut(whole(.none, .pipeline))
    }
    return Cut(batches(statements, standalone: { $0.standsAlone(Self.standalone, self.bytes) }))
  }

  /// Runs of statements in a transaction, and between them those that stand alone.
  private func batches(_ statements: [LeadingWords], standalone: (LeadingWords) -> Bool)
    -> [Section]
  {
    var sections: [Section] = []
    var start = 0
    for (index, statement) in statements.enumerated() where standalone(statement) {
      let before = index > 0 ? statements[index - 1].end : 0
      if before > start { sections.append(batch(start..<before)) }
      sections.append(Section(.up, Delivery(.none, .single), [max(start, before)..<statement.end]))
      start = statement.end
    }
    if start < bytes.count || sections.isEmpty { sections.append(batch(start..<bytes.count)) }
    return sections
  }

  private func batch(_ range: Range<Int>) -> Section {
    Section(.up, Delivery(.file, .pipeline), [range])
  }

  private static let postponed =
    #"DROP DATABASE|CREATE( UNIQUE)? INDEX CONCURRENTLY|DROP INDEX CONCURRENTLY|VACUUM"#

  /// Bytebase takes out what it knows to refuse a transaction, and runs it behind the rest; with
  /// `txn-mode = off` before it.
  func bytebase() -> Cut {
    let off = TextLines(bytes).prefix(while: { $0.isComment || $0.isBlank }).first {
      $0.text.matches(#"^\s*--\s*txn-mode\s*=\s*off\s*$"#, ignoringCase: true)
    }
    let statements = LeadingWords.all(in: source)
    let alone = statements.filter { $0.begins(Self.postponed) }
    let honoured = off.map { Set([$0.content.lowerBound]) } ?? []
    guard !alone.isEmpty else {
      return Cut(whole(off == nil ? .file : .none, .single), honoured: honoured)
    }
    var rest: [Range<Int>] = []
    var start = 0
    for statement in alone {
      if statement.span.offset > start { rest.append(start..<statement.span.offset) }
      start = statement.end
    }
    if start < bytes.count { rest.append(start..<bytes.count) }
    let others = Section(.up, Delivery(off == nil ? .file : .none, .single), rest)
    let last = Section(.up, Delivery(.none, .single), alone.map { $0.span.offset..<$0.end })
    return Cut(off == nil ? [others, last] : [last, others], honoured: honoured)
  }

  /// What Alembic prints: a section for each revision, with BEGIN and COMMIT written out.
  ///
  /// - Parameter mark: a pattern with the way, and the revisions before and behind.
  func stream(_ mark: String) -> Cut {
    var parts: [(direction: Direction, version: String?, start: Int)] = [(.up, nil, 0)]
    for line in TextLines(bytes) where line.isComment {
      guard let match = line.text.captures(mark) else { continue }
      parts.append((match[1] == "downgrade" ? .down : .up, match[3], line.content.lowerBound))
    }
    let ends = parts.dropFirst().map(\.start) + [bytes.count]
    // One transaction may go on over all of them: the sections are messages of one way.
    return Cut(
      zip(parts, ends).filter { $0.start < $1 }.map { part, end in
        Section(
          part.direction, Delivery(.none, .single), [part.start..<end], version: part.version)
      })
  }

  /// What `sqlmigrate` prints. What Django does in Python stands there as a comment alone.
  func django() -> Cut {
    let missing = TextLines(bytes).filter {
      $0.isComment && $0.text.contains("THIS OPERATION CANNOT BE WRITTEN AS SQL")
    }
    return Cut(
      whole(.none, .single),
      remarks: missing.map { line in
        Remark(
          .unseen,
          "Django runs Python here, which does not stand in this text; nothing is said of it.",
          wayOut: ["read that operation with care"],
          at: SourceSpan(line.content.lowerBound, line.content.upperBound))
      })
  }

  /// The version of a package by the nearest lockfile or manifest of npm's world.
  private func lockedVersion(_ packages: [String]) throws(PathFailure) -> ToolVersion? {
    for folder in disk.ancestors(of: root) {
      for package in packages {
        if let text = try disk.text(Paths.join(folder, "node_modules/\(package)/package.json")),
          let match = text.captures(#""version"\s*:\s*"([^"]+)""#)
        {
          return ToolVersion(match[1])
        }
        if let text = try disk.text(Paths.join(folder, "package-lock.json")),
          let match = text.captures(
            #""node_modules/"# + package + #""\s*:\s*\{\s*"version"\s*:\s*"([^"]+)""#)
        {
          return ToolVersion(match[1])
        }
        if let text = try disk.text(Paths.join(folder, "package.json")),
          let match = text.captures(#"""# + package + #""\s*:\s*"([^"]+)""#),
          let version = ToolVersion(match[1])
        {
          return version
        }
      }
    }
    return nil
  }
}

extension LeadingWords {
  /// Whether the Supabase CLI runs it by itself. CLUSTER of a table and a plain REINDEX may share.
  fileprivate func standsAlone(_ pattern: String, _ bytes: [UInt8]) -> Bool {
    guard begins(pattern) else { return false }
    guard text.hasPrefix("ALTER TABLE") else { return true }
    let whole = String(decoding: bytes[span.range], as: UTF8.self).uppercased()
    return whole.matches(#"DETACH\s+PARTITION\s+\S+\s+(CONCURRENTLY|FINALIZE)"#)
  }
}

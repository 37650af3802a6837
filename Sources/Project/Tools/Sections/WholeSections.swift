import Foundation
import Semantics
import Syntax

/// Tools that send a file as it is, with a switch for the transaction around it.
extension Handler {
  /// Off where the text contains a line, wherever that stands.
  func optedOut(byLine mark: String) -> Cut {
    guard let found = bytes.ranges(of: mark).first else { return Cut(whole(.file, .whole)) }
    let line = TextLines(bytes).first { $0.whole.contains(found.lowerBound) }
    return Cut(whole(.none, .whole), honoured: [line?.content.lowerBound ?? 0])
  }

  /// sqlx looks at the first bytes, since 0.8.
  func sqlx() throws(PathFailure) -> Cut {
    let isMarked = bytes.starts(with: Array("-- no-transaction".utf8))
    let version = try version(else: { () throws(PathFailure) in
      try dependency("Cargo.toml", "sqlx")
    })
    let isOld = version.flatMap { old in ToolVersion("0.8").map { old < $0 } } ?? false
    guard isMarked, !isOld else { return Cut(whole(.file, .whole)) }
    return Cut(whole(.none, .whole), honoured: [0])
  }

  /// Diesel reads `metadata.toml` beside the file. One without the key means no transaction.
  func diesel() throws(PathFailure) -> Cut {
    let folder = Paths.parent(of: source.path) ?? "."
    guard let text = try disk.text(Paths.join(folder, "metadata.toml")) else {
      return Cut(whole(.file, .whole))
    }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard lines.allSatisfy({ $0.hasPrefix("[") || $0.matches(#"^[\w."-]+\s*=\s*\S"#) }) else {
      return Cut(whole(.file, .whole))
    }
    let value = lines.compactMap { $0.captures(#"^run_in_transaction\s*=\s*(\S+)"#)?[1] }.first
    return Cut(whole(value == "true" ? .file : .none, .whole))
  }

  /// Graphile Migrate looks at the first line behind the headers.
  func graphileMigrate() -> Cut {
    let body = TextLines(bytes).first { line in
      !line.text.matches(#"^--! (Previous|Hash|Message|AllowInvalidHash)\b"#) && !line.isBlank
    }
    let includes = TextLines(bytes).filter {
      $0.text.matches(#"^--![ \t]*include[ \t]+(.*\.sql)[ \t]*$"#)
    }
    let remarks = includes.map { line in
      Remark(
        .unseen,
        "The text that Graphile Migrate includes here was not read; nothing is said about it.",
        wayOut: ["judge that file too"],
        at: SourceSpan(line.content.lowerBound, line.content.upperBound))
    }
    guard let body, body.text.matches(#"^--!\s*no-transaction\b"#) else {
      return Cut(whole(.file, .whole), remarks: remarks)
    }
    let isCurrent = file?.direction == .repeatable
    let refusal =
      isCurrent
      ? [
        refused(
          "Graphile Migrate refuses --! no-transaction in the current migration.",
          "commit the migration first, then write the line into the committed file",
          at: body.content)
      ] : []
    return Cut(
      whole(.none, .whole), remarks: remarks + refusal, honoured: [body.content.lowerBound])
  }

  /// Evolve sends the whole script as one command, which its driver makes a pipeline of.
  func evolve() -> Cut {
    guard let first = TextLines(bytes).first(where: { _ in true }),
      first.text.lowercased().contains("evolve-tx-off")
    else { return Cut(whole(.file, .pipeline)) }
    return Cut(whole(.none, .pipeline), honoured: [first.content.lowerBound])
  }

  /// yoyo sends statement by statement; its switch stands in the comments before the first.
  func yoyo() -> Cut {
    for line in TextLines(bytes).prefix(while: { $0.isComment || $0.isBlank }) {
      guard let match = line.text.captures(#"^\s*--\s*transactional\s*:\s*(.*)$"#) else { continue }
      if match[1].trimmingCharacters(in: .whitespaces) == "false" {
        return Cut(whole(.none, .single), honoured: [line.content.lowerBound])
      }
    }
    return Cut(whole(.file, .single))
  }

  /// sqitch runs psql on each file, with nothing around it.
  func sqitch() -> Cut {
    let parts = (file?.relative ?? source.path).split(separator: "/")
    let head = TextLines(bytes).first { !$0.isBlank }?.text ?? ""
    let direction: Direction =
      if parts.contains("revert") || head.hasPrefix("-- Revert ") {
        .down
      } else if parts.contains("verify") || head.hasPrefix("-- Verify ") { .verify } else { .up }
    return Cut(whole(.none, .single, direction))
  }

  /// bun: pieces between `--bun:split`; a transaction where the name says `.tx.`.
  func bun() -> Cut {
    let wrapper: Delivery.Wrapper = source.path.contains(".tx.") ? .file : .none
    return Cut([Section(.up, Delivery(wrapper, .piece), pieces(between: "--bun:split"))])
  }

  /// Drizzle: pieces between breakpoints, all pending files in one transaction.
  func drizzle() -> Cut {
    Cut([Section(.up, Delivery(.pending, .piece), pieces(between: "--> statement-breakpoint"))])
  }

  private func pieces(between mark: String) -> [Range<Int>] {
    var start = 0
    var pieces: [Range<Int>] = []
    for border in bytes.ranges(of: mark) {
      pieces.append(start..<border.lowerBound)
      start = border.upperBound
    }
    return pieces + [start..<bytes.count]
  }

  /// A key-value file of the tool's, the first that is there beside the folder or above.
  func properties(_ names: [String]) throws(PathFailure) -> [String: String] {
    for folder in disk.ancestors(of: root) {
      for name in names {
        guard let text = try disk.text(Paths.join(folder, name)) else { continue }
        var found: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
          let parts = line.split(separator: "=", maxSplits: 1)
          guard parts.count == 2 else { continue }
          let key = parts[0].trimmingCharacters(in: .whitespaces)
          found[key] = parts[1].trimmingCharacters(in: .whitespaces.union(["\"", "'"]))
        }
        return found
      }
    }
    return [:]
  }

  /// The version of the tool that was said, else what is found.
  func version(else find: () throws(PathFailure) -> ToolVersion?) throws(PathFailure)
    -> ToolVersion?
  {
    if let said = choice?.version.flatMap({ ToolVersion($0) }) { return said }
    return try find()
  }

  /// The version of a dependency in the nearest manifest of that name.
  func dependency(_ manifest: String, _ name: String) throws(PathFailure) -> ToolVersion? {
    for folder in disk.ancestors(of: root) {
      guard let text = try disk.text(Paths.join(folder, manifest)) else { continue }
      let quoted =
        #"["']?\b"# + name + #"["']?\s*[:=]\s*(?:\{[^}]*version\s*=\s*)?["']([^"']+)["']"#
      if let match = text.captures(quoted) { return ToolVersion(match[1]) }
    }
    return nil
  }
}

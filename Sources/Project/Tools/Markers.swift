import Foundation

/// What a tool writes, or has its users write, into the files themselves.
enum Markers {
  /// The tool whose marks a text bears, and the mark. Only marks that no other tool knows, and that
  /// the tool itself asks for or writes.
  static func strong(_ bytes: [UInt8]) -> (tool: Tool, mark: String)? {
    if let dump = dump(bytes) { return dump }
    for line in TextLines(bytes) where mayBearStrong(line) {
      if let found = strong(line.trimmed) { return found }
    }
    return nil
  }

  /// Whether a line is worth the regular expressions: few of a long file are.
  private static func mayBearStrong(_ line: TextLines.Line) -> Bool {
    if line.isComment {
      return line.comments(with: "+!/>cdlmrtuv") || line.contains("--> statement-breakpoint")
    }
    guard line.begins(with: "D") || line.begins(with: "I") else { return false }
    return line.begins(with: "DO $") || line.contains("--> statement-breakpoint")
      || line.contains("__EFMigrationsHistory")
  }

  private static func strong(_ line: String) -> (tool: Tool, mark: String)? {
    let marks: [(Tool, String, String)] = [
      (.liquibase, #"^--\s*liquibase\s*formatted"#, "--liquibase formatted sql"),
      (.goose, #"^--\s*\+goose\s+up\b"#, "-- +goose Up"),
      (.sqlMigrate, #"^-- \+migrate up\b"#, "-- +migrate Up"),
      (.dbmate, #"^--\s*migrate:up\b"#, "-- migrate:up"),
      (
        .tern, #"^---- (create above / drop below|tern:.*) ----"#,
        "---- create above / drop below ----"
      ),
      (.drizzle, #"--> statement-breakpoint$"#, "--> statement-breakpoint"),
      (.graphileMigrate, #"^--! (Previous|Hash):"#, "--! Previous:"),
      (.rambler, #"^-- rambler (up|down)\b"#, "-- rambler up"),
      (.mybatis, #"^(--|//)\s*//\s*@UNDO"#, "-- //@UNDO"),
      (.nodePgMigrate, #"^--[\s-]*(up|down)\s+migration\b"#, "-- Up Migration"),
      (.sqitch, #"^-- (Deploy|Revert|Verify) \S+:\S+ (to|from|on) pg\b"#, "-- Deploy x:y to pg"),
      (.alembic, #"^-- Running (upgrade|downgrade) .*->"#, "-- Running upgrade"),
      (.efCore, #"^DO \$EF\$|__EFMigrationsHistory"#, "__EFMigrationsHistory"),
    ]
    for (tool, pattern, mark) in marks where line.matches(pattern, ignoringCase: true) {
      return (tool, mark)
    }
    return nil
  }

  /// Marks that a folder's tool may find foreign: they decide only where nothing else does.
  static func weak(_ bytes: [UInt8]) -> (tool: Tool, mark: String)? {
    if bytes.starts(with: Array("-- no-transaction".utf8)) { return (.sqlx, "-- no-transaction") }
    for line in TextLines(bytes)
    where line.isComment && (line.comments(with: "abpt") || line.contains("evolve-")) {
      let text = line.trimmed
      let marks: [(Tool, String)] = [
        (.atlas, #"^--\s*atlas:(txmode|delimiter|nolint|checkpoint|txtar|assert)\b"#),
        (.bun, #"^--bun:split\b"#),
        (.postgresMigrations, "^-- postgres-migrations "),
        (.evolve, "^--.*evolve-(tx-off|repeat-always)"),
        (.bytebase, #"^--\s*txn-mode\s*="#),
        (.supabase, "^-- pg-delta:"),
      ]
      for (tool, pattern) in marks where text.matches(pattern, ignoringCase: true) {
        return (tool, text.count > 40 ? String(text.prefix(40)) + "…" : text)
      }
    }
    return nil
  }

  /// Whether a text is the dump of a schema: the signs of pg_dump, and what Rails leaves of them.
  static func dump(_ bytes: [UInt8]) -> (tool: Tool, mark: String)? {
    let start = 0..<Swift.min(4000, bytes.count)
    guard
      bytes.contains("-- PostgreSQL database", in: start)
        || bytes.contains("SET statement_timeout = 0;", in: start)
    else { return nil }
    let head = String(decoding: bytes[start], as: UTF8.self)
    if head.matches(#"(?m)^-- PostgreSQL database( cluster)? dump"#) {
      return (.pgDump, "-- PostgreSQL database dump")
    }
    let isStripped =
      head.matches(#"(?m)^SET statement_timeout = 0;"#)
      && head.matches(#"(?m)^SELECT pg_catalog\.set_config\('search_path', '', false\);"#)
    return isStripped ? (.rails, "SET statement_timeout = 0 and an empty search_path") : nil
  }

  /// What `sqlmigrate` of Django's prints: each operation under a frame of comments.
  static func isDjango(_ bytes: [UInt8]) -> Bool {
    let start = 0..<Swift.min(4000, bytes.count)
    guard bytes.contains("--\n-- ", in: start) || bytes.contains("--\r\n-- ", in: start) else {
      return false
    }
    return String(decoding: bytes[start], as: UTF8.self)
      .matches(
        #"(?m)^--\r?\n-- (Create|Add|Alter|Remove|Delete|Rename|Raw|Custom|Concurrently|Change|Set|Validate|Move)[^\n]*\n--\r?$"#
      )
  }
}

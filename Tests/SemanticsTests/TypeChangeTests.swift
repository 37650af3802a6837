import Semantics
import Syntax
import Testing

/// Type changes, as measured on real servers.
@Suite struct TypeChangeTests {
  enum Expected { case free, rewritten, unknown }

  @Test(
    arguments: [
      ("varchar(10)", "varchar(20)", Expected.free), ("varchar(10)", "varchar", .free),
      ("varchar(10)", "text", .free), ("text", "varchar", .free), ("text", "text", .free),
      ("text", "varchar(10)", .rewritten), ("varchar(20)", "varchar(10)", .rewritten),
      ("numeric(10,2)", "numeric(12,2)", .free), ("numeric(10,2)", "numeric", .free),
      ("numeric(10,2)", "numeric(12,4)", .rewritten), ("numeric", "numeric(10,2)", .rewritten),
      ("numeric(10)", "numeric(12,0)", .free), ("numeric(10,2)", "numeric(8,2)", .rewritten),
      ("varbit(8)", "varbit(16)", .free), ("bit(8)", "varbit", .free), ("cidr", "inet", .free),
      ("timestamp(3)", "timestamp(6)", .free), ("timestamp(6)", "timestamp(3)", .rewritten),
      ("timestamp", "timestamptz", .unknown), ("timestamptz", "timestamp", .unknown),
      ("int", "bigint", .rewritten), ("int", "text", .rewritten), ("int", "integer", .free),
      ("json", "jsonb", .rewritten), ("char(3)", "text", .rewritten),
      ("char(3)", "char(5)", .rewritten), ("char(3)", "bpchar", .free),
      ("date", "timestamp", .rewritten), ("interval(3)", "interval(6)", .free),
      ("xml", "text", .free), ("int", "oid", .free),
      ("varchar(10)[]", "varchar(20)[]", .rewritten), ("varchar[]", "text[]", .rewritten),
      ("status", "text", .unknown), ("int", "posint", .unknown),
      ("serial", "bigint", .rewritten), ("bigserial", "bigint", .free),
    ])
  func matrix(old: String, new: String, expected: Expected) {
    #expect(storage("ALTER TABLE t ALTER c TYPE \(new);", old) == expected)
  }

  @Test(
    arguments: [
      ("USING c", Expected.free), ("USING c::text", .free), ("USING (c)", .free),
      ("USING lower(c)", .rewritten), ("USING c || ''", .rewritten), ("USING d", .rewritten),
    ])
  func using(clause: String, expected: Expected) {
    #expect(storage("ALTER TABLE t ALTER c TYPE text \(clause);", "varchar(10)") == expected)
  }

  @Test("The session's time zone decides between the timestamps") func timeZone() {
    let change = "ALTER TABLE t ALTER c TYPE timestamptz"
    #expect(storage("SET TimeZone = 'UTC'; \(change);", "timestamp") == .free)
    #expect(storage("SET TIME ZONE 'UTC'; \(change);", "timestamp") == .free)
    #expect(storage("SET timezone TO 'Europe/London'; \(change);", "timestamp") == .rewritten)
    #expect(
      storage("SET TimeZone = 'UTC'; \(change) USING c AT TIME ZONE 'UTC';", "timestamp")
        == .rewritten)
  }

  @Test("A column that no statement showed has an unknown type") func unseen() {
    let playing = Playing("ALTER TABLE t ALTER c TYPE text;")
    #expect(Self.storage(of: playing) == .unknown)
  }

  private func storage(_ sql: String, _ old: String) -> Expected {
    var schema = Playing("CREATE TABLE t (c \(old), d text);").end.schema
    schema.endChangeSet()
    return Self.storage(of: Playing(sql, after: schema))
  }

  private static func storage(of playing: Playing) -> Expected {
    for case .rewrite(let rewrite) in playing.steps.flatMap(\.effects) {
      return rewrite.certainty == .certain ? .rewritten : .unknown
    }
    return .free
  }
}

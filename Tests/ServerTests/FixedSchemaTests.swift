import Fences
import Rulebook
import Testing

/// A fix leaves the migration doing the same thing: behind a page's `fixed` block the schema is what it
/// would be behind the `unsafe` one.
@Suite(.needsServers) struct FixedSchemaTests {
  /// Rules whose fix leaves another schema, and says so: a view of the old name, a COMMIT that was
  /// missing, the bound that DETACH CONCURRENTLY leaves behind as a CHECK.
  private static let others: Set<RuleID> = [.renamedTable, .openTransaction, .blockingDetach]

  private static let fixed = Fence.all.filter {
    $0.kind == .fixed && $0.unsafe != nil && !others.contains($0.page)
  }

  @Test("There are such blocks") func blocksExist() { #expect(FixedSchemaTests.fixed.count > 10) }

  @Test(arguments: fixed)
  func same(_ fence: Fence) async throws {
    for postgres in PostgresServer.all where postgres.server >= fence.server {
      let unsafe = try await schema(fence.setup + (fence.unsafe ?? ""), on: postgres)
      let fixed = try await schema(fence.setup + fence.sql, on: postgres)
      #expect(!fixed.isEmpty)
      #expect(unsafe == fixed, "\(postgres.server)")
    }
  }

  /// What a script leaves, a line for each thing.
  private func schema(_ script: String, on postgres: PostgresServer) async throws -> [Substring] {
    let answer = try await postgres.run(script + FixedSchemaTests.question)
    #expect(!answer.errors.contains("ERROR"), "\(postgres.server): \(answer.errors)")
    return answer.output.split(separator: "\n").filter { $0.hasPrefix("@") }
  }

  /// Columns, constraints, indexes and partitions. NOT NULL is the column's: its constraint (18) may
  /// have another name.
  private static let question = """
    SELECT '@relation', relname, relkind, relispartition FROM pg_class
      WHERE relnamespace = 'public'::regnamespace ORDER BY relname;
    SELECT '@column', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
      ORDER BY attrelid::regclass::text, attname;
    SELECT '@constraint', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
      ORDER BY conrelid::regclass::text, conname;
    SELECT '@index', pg_get_indexdef(indexrelid), indisvalid
      FROM pg_index JOIN pg_class c ON c.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace ORDER BY relname;

    """
}

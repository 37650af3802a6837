import Semantics
import Testing

@testable import Project

/// Whose migrations a folder holds, where several tools left signs.
@Suite struct RecognitionTests {
  @Test("Atlas lists the files of another tool, which runs them")
  func atlasForOthers() throws {
    let pair = ["m/atlas.sum": "h1:", "m/1_a.up.sql": SQL.table, "m/1_a.down.sql": SQL.drop]
    let named = try Shop(pair)
    #expect(named.tool == .golangMigrate)
    #expect(try named.draws() == [])
    let shop = try Shop(
      pair.merging([
        "atlas.hcl": "env \"local\" {}", "go.mod": "require github.com/golang-migrate/migrate/v4",
      ]) { $1 })
    #expect(shop.tool == .golangMigrate)
    #expect(shop.folder.duplicates.isEmpty)
    let goose = try Shop(["m/atlas.sum": "h1:", "m/1_a.sql": "-- +goose Up\n" + SQL.table])
    #expect(goose.tool == .goose)
    #expect(try Shop(["m/atlas.sum": "h1:", "m/1_a.sql": SQL.table]).tool == .atlas)
    let place = "supabase/migrations"
    let supabase = try Shop(
      ["supabase/config.toml": "", "\(place)/atlas.sum": "h1:", "\(place)/1_a.sql": SQL.table],
      in: place)
    #expect(supabase.tool == .supabase)
  }

  @Test("A journal makes its folder the one of the migrations") func journal() throws {
    let text = SQL.table + "--> statement-breakpoint\n" + SQL.drop
    let disk = Disk.memory([
      "db/migrations/postgresql/0000_a.sql": text, "db/migrations/mysql/0000_a.sql": text,
      "db/migrations/postgresql/meta/_journal.json": #"{"entries":[{"idx":0,"tag":"0000_a"}]}"#,
    ])
    let root = try MigrationFolder.root(of: "db/migrations/postgresql/0000_a.sql", disk: disk)
    #expect(root == "db/migrations/postgresql")
  }
}

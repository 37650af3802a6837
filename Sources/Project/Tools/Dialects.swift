/// Files that are for another database.
enum Dialects {
  private static let others: Set<String> = [
    "mysql", "mariadb", "sqlite", "sqlite3", "mssql", "sqlserver", "oracle", "cockroach",
    "cockroachdb", "h2", "db2", "clickhouse", "spanner", "cassandra", "hsqldb", "derby", "yugabyte",
  ]
  private static let own: Set<String> = ["postgres", "postgresql", "pg", "psql", "pgsql"]

  /// The other database that a name says it is for: `1_x.mysql.up.sql`, or a folder of that name
  /// beside one for PostgreSQL.
  static func other(_ path: String, folders: Set<String>) -> String? {
    let parts = path.split(separator: "/").map { $0.lowercased() }
    let infixes = (parts.last ?? "").split(separator: ".").dropFirst().dropLast().map(String.init)
    if let other = infixes.first(where: others.contains) { return other }
    guard !folders.isDisjoint(with: own) else { return nil }
    return parts.dropLast().first(where: others.contains)
  }

  /// The other database that a folder's name says it is for, beside one for PostgreSQL.
  static func other(folder: String, _ disk: Disk) -> String? {
    let name = Paths.name(of: folder).lowercased()
    guard others.contains(name), let above = Paths.parent(of: folder) else { return nil }
    return Set(disk.list(above).folders.map { $0.lowercased() }).isDisjoint(with: own) ? nil : name
  }

  /// Whether a configuration's word for the database means PostgreSQL.
  static func isPostgres(_ word: String) -> Bool {
    ["postgres", "postgresql", "pg", "cockroachdb", "prisma+postgres"].contains(word.lowercased())
  }
}

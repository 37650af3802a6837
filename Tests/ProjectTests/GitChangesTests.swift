import Foundation
import Project
import Testing

/// What git says has changed since a branch began.
@Suite struct GitChangesTests {
  /// A repository with a branch `main`, and on `work` one more commit of each kind of change.
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["m/1.sql", "m/2.sql", "m/3.sql", "m/5.sql"])
    try folder.write("m/3.sql", "SELECT 'a text that is long enough to be told again';\n")
    try folder.git("init", "-q", "-b", "main")
    try commit(folder)
    try folder.git("checkout", "-q", "-b", "work")
    try folder.write("m/2.sql", "SELECT 2;\n")
    try folder.git("mv", "m/3.sql", "m/4.sql")
    try folder.git("rm", "-q", "m/5.sql")
    try folder.write("m/6 é.sql", "SELECT 6;\n")
    try commit(folder)
    return folder
  }

  private func commit(_ folder: TemporaryFolder) throws {
    try folder.git("add", "-A")
    try folder.git(
      "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "commit")
  }

  private func changed(_ folder: TemporaryFolder, since reference: String, in place: String = "")
    throws -> [String]
  {
    let changes = try GitChanges(since: reference, in: folder.path + place)
    let names = ["1", "2", "3", "4", "5", "6 é", "7", "8", "9"]
    return names.filter { changes.contains(Paths.canonical(folder.path + "/m/\($0).sql")) }
  }

  @Test("Added, modified and renamed files, also those that are not committed") func kinds() throws
  {
    let folder = try repository()
    #expect(try changed(folder, since: "main") == ["2", "4", "6 é"])
    try folder.write("m/7.sql", "SELECT 7;\n")
    try folder.write("m/8.sql", "SELECT 8;\n")
    try folder.git("add", "m/8.sql")
    try folder.write(".gitignore", "9.sql\n")
    try folder.write("m/9.sql", "SELECT 9;\n")
    #expect(try changed(folder, since: "main", in: "/m") == ["2", "4", "6 é", "7", "8"])
  }

  @Test("What the other branch did since is not ours") func mergeBase() throws {
    let folder = try repository()
    try folder.git("checkout", "-q", "main")
    try folder.write("m/1.sql", "SELECT 1, 1;\n")
    try commit(folder)
    try folder.git("checkout", "-q", "work")
    #expect(try changed(folder, since: "main") == ["2", "4", "6 é"])
  }

  @Test("A commit that is not there names the nearest; an option is none") func unknown() throws {
    let folder = try repository()
    #expect(throws: GitFailure.unknown("mian", nearest: "main")) {
      try GitChanges(since: "mian", in: folder.path)
    }
    #expect(throws: GitFailure.self) { try GitChanges(since: "--all", in: folder.path) }
  }

  @Test("A shallow clone says what to fetch") func shallow() throws {
    let folder = try repository()
    let clone = try TemporaryFolder([])
    try clone.git("clone", "-q", "--depth", "1", "file://" + folder.path, clone.path + "/c")
    #expect(throws: GitFailure.shallow) { try GitChanges(since: "HEAD", in: clone.path + "/c") }
    #expect(GitFailure.shallow.sentence.contains("fetch-depth: 0"))
  }

  @Test("No repository, no changes") func noRepository() throws {
    let folder = try TemporaryFolder(["a.sql"])
    #expect(throws: GitFailure.noRepository(folder.path)) {
      try GitChanges(since: "main", in: folder.path)
    }
  }
}

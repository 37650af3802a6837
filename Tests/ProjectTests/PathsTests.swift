import Foundation
import Project
import Testing

/// How paths are shown, found and told apart.
@Suite struct PathsTests {
  @Test(
    "Paths stand as they were reached, tidied",
    arguments: [
      ("./a.sql", "a.sql"), ("a//b/./c.sql", "a/b/c.sql"), ("/x/y/", "/x/y"), (".", "."),
      ("../a.sql", "../a.sql"), ("./-a", "-a"),
    ])
  func shown(path: String, shown: String) { #expect(Paths.shown(path) == shown) }

  @Test("A folder is searched for .sql, save other people's folders and hidden ones")
  func search() throws {
    let folder = try TemporaryFolder([
      "b.sql", "a.SQL", "sub/c.sql", "sub/readme.md", "node_modules/d.sql", "vendor/e.sql",
      ".hidden/f.sql", "target/g.sql", "testdata/h.sql",
    ])
    var finder = FileFinder(allowsEmpty: false)
    finder.add(folder.path)
    let names = finder.files.map { String($0.name.dropFirst(Paths.shown(folder.path).count + 1)) }
    #expect(names == ["a.SQL", "b.sql", "sub/c.sql"])
    #expect(finder.failures.isEmpty)
  }

  @Test("What git ignores is left out, unless it is named") func gitIgnored() throws {
    let folder = try TemporaryFolder(["kept.sql", "gone.sql", "build/also.sql"])
    try folder.write(".gitignore", "gone.sql\nbuild/\n")
    try folder.git("init", "-q")
    var finder = FileFinder(allowsEmpty: false)
    finder.add(folder.path)
    #expect(finder.files.map { ($0.name as NSString).lastPathComponent } == ["kept.sql"])
    finder.add(folder.path + "/gone.sql")
    #expect(finder.files.count == 2)
  }

  @Test("A file is taken once, whichever way it is reached") func twice() throws {
    let folder = try TemporaryFolder(["a.sql"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.sql", withDestinationPath: folder.path + "/a.sql")
    var finder = FileFinder(allowsEmpty: false)
    finder.add(folder.path + "/a.sql")
    finder.add(folder.path)
    finder.add(folder.path + "/./a.sql")
    #expect(finder.files.count == 1)
    #expect(finder.failures.isEmpty)
  }

  @Test("A folder without SQL is a failure, unless that is allowed") func empty() throws {
    let folder = try TemporaryFolder(["readme.md"])
    var finder = FileFinder(allowsEmpty: false)
    finder.add(folder.path)
    #expect(finder.failures == [.noSQL(Paths.shown(folder.path))])
    var lenient = FileFinder(allowsEmpty: true)
    lenient.add(folder.path)
    #expect(lenient.failures.isEmpty)
  }

  @Test("Names of files are relative to their repository") func repository() throws {
    let folder = try TemporaryFolder(["db/a.sql"])
    try folder.git("init", "-q")
    var paths = RepositoryPaths()
    #expect(paths.relative(folder.path + "/db/a.sql") == "db/a.sql")
  }

  @Test("Work is done for every item, and results keep their order", arguments: [1, 2, 7])
  func parallel(jobs: Int) {
    let items = Array(0..<1000)
    #expect(inParallel(items, jobs: jobs) { $0 * 2 } == items.map { $0 * 2 })
    #expect(inParallel([Int](), jobs: jobs) { $0 }.isEmpty)
  }
}

/// A folder of its own for one test, taken away with it.
final class TemporaryFolder {
  let path: String

  init(_ files: [String]) throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "lockkeeper-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files { try write(file, "SELECT 1;\n") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = (path as NSString).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
  }

  func git(_ arguments: String...) throws {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", path] + arguments
    try git.run()
    git.waitUntilExit()
  }
}

import Foundation
import Testing

/// The ground plan, held by the import lines: every arrow points down.
@Suite struct LayerTests {
  /// What each floor may import, and nothing beside it.
  static let plan: [String: Set<String>] = [
    "Syntax": [],
    "Semantics": ["Syntax", "Synchronization"],
    "Rulebook": [],
    "Rules": ["Semantics", "Syntax", "Rulebook"],
    "Project": outside.union(["Rules", "Semantics", "Syntax", "Rulebook"]),
    "Reporting": outside.union(["Rules", "Semantics", "Syntax", "Rulebook"]),
    "lockkeeper": outside.union([
      "Project", "Reporting", "Rules", "Semantics", "Syntax", "Rulebook",
    ]),
    "rulebook-generator": outside,
    "RulebookPlugin": outside.union(["PackagePlugin"]),
  ]

  /// What comes with the toolchain or the system. Only the floors that do I/O, or render, may have it.
  static let outside: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Darwin", "Glibc", "Musl",
  ]

  @Test("A floor imports only what stands below it", arguments: plan.keys.sorted())
  func importsPointDown(floor: String) throws {
    let allowed = try #require(Self.plan[floor])
    let files = try swiftFiles(of: floor)
    #expect(!files.isEmpty, "Sources/\(floor) has no source files")
    for file in files {
      for module in imports(in: try String(contentsOf: file, encoding: .utf8)) {
        #expect(allowed.contains(module), "\(floor)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test("Every floor is on the plan") func everyFloorIsDrawn() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Products.package.appending(path: "Sources").path())
    #expect(Set(names.filter { !$0.hasPrefix(".") }) == Set(Self.plan.keys))
  }

  @Test("Import lines are read in every dress") func importLinesAreRead() {
    let text = """
      import Syntax
      package import Rulebook
      @preconcurrency internal import Foundation
      @_spi(Testing) import struct Semantics.Server
      // import Nothing
      let word = "import"
      """
    #expect(imports(in: text) == ["Syntax", "Rulebook", "Foundation", "Semantics"])
  }

  private func imports(in text: String) -> [String] {
    let line =
      /^[ \t]*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?([A-Za-z_]\w*)/
    return text.matches(of: line.anchorsMatchLineEndings()).map { String($0.output.1) }
  }

  private func swiftFiles(of floor: String) throws -> [URL] {
    let root = Products.package.appending(path: "Sources/\(floor)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { root.appending(path: $0) }
  }
}

import Rules

/// The outermost object of a SARIF file, and its one run.
struct SARIFLog: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  init(results: [SARIFResult]) { runs = [Run(results: results)] }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  /// Columns count UTF-16 units, which is what viewers assume; the root is named but not placed,
  /// so that a file does not depend on the machine that wrote it.
  struct Run: Encodable {
    let tool = Tool()
    let columnKind = "utf16CodeUnits"
    let originalUriBaseIds = [
      SARIFArtifact.root: Base(description: .init(text: "The root of the repository."))
    ]
    let results: [SARIFResult]
  }

  struct Base: Encodable {
    let description: SARIFMessage
  }

  struct Tool: Encodable {
    let driver = Driver()
  }

  /// Lockkeeper with all its rules, which do not depend on what was found.
  struct Driver: Encodable {
    let name = "Lockkeeper"
    let semanticVersion = Lockkeeper.version
    let informationUri = "https://github.com/lockkeeper/lockkeeper"
    let rules = SARIFRule.all
  }
}

import Foundation
import PackagePlugin

/// Binds every page under `rules/` into the `Rulebook` module, at build time.
@main
struct RulebookPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "rules")
    let pages = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleID.swift")
    return [
      .buildCommand(
        displayName: "Binding \(pages.count) rule pages",
        executable: try context.tool(named: "rulebook-generator").url,
        arguments: [output.path(percentEncoded: false)]
          + pages.map { $0.path(percentEncoded: false) },
        inputFiles: pages,
        outputFiles: [output])
    ]
  }
}

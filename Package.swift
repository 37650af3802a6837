// swift-tools-version: 6.1
import PackageDescription

/// What every floor is built with.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One floor of the house. It may import the floors named after `on`, and no others.
func floor(_ name: String, on below: Target.Dependency..., plugins: [Target.PluginUsage] = [])
  -> Target
{
  .target(name: name, dependencies: below, swiftSettings: strict, plugins: plugins)
}

/// The tests of one floor, which see what stands below it too.
func tests(of name: String, with others: Target.Dependency...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + others, swiftSettings: strict)
}

let package = Package(
  name: "lockkeeper",
  products: [.executable(name: "lockkeeper", targets: ["lockkeeper"])],
  targets: [
    floor("Syntax"),
    floor("Rulebook", plugins: ["RulebookPlugin"]),
    floor("Semantics", on: "Syntax"),
    floor("Rules", on: "Semantics", "Syntax", "Rulebook"),
    floor("Project", on: "Rules", "Semantics", "Syntax", "Rulebook"),
    floor("Reporting", on: "Rules", "Semantics", "Syntax", "Rulebook"),
    .executableTarget(
      name: "lockkeeper",
      dependencies: ["Project", "Reporting", "Rules", "Semantics", "Syntax", "Rulebook"],
      swiftSettings: strict),

    .executableTarget(name: "rulebook-generator", swiftSettings: strict),
    .plugin(
      name: "RulebookPlugin", capability: .buildTool(), dependencies: ["rulebook-generator"],
      path: "Sources/RulebookPlugin"),

    // What servers did, held against what is claimed: for the tests that measure.
    .target(
      name: "Measurement", dependencies: ["Semantics", "Syntax"], path: "Tests/Measurement",
      swiftSettings: strict),

    // The examples on the pages, for the tests that run them.
    .target(
      name: "Fences", dependencies: ["Project", "Rules", "Semantics", "Syntax", "Rulebook"],
      path: "Tests/Fences", swiftSettings: strict),

    tests(of: "Syntax"),
    tests(of: "Semantics", with: "Measurement", "Syntax"),
    tests(of: "Rulebook"),
    tests(of: "Rules", with: "Fences", "Semantics", "Syntax", "Rulebook"),
    tests(of: "Project", with: "Rules", "Semantics", "Syntax", "Rulebook"),
    tests(of: "Reporting", with: "Rules", "Semantics", "Syntax", "Rulebook"),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Fences", "Measurement", "Project", "Rules", "Semantics", "Syntax", "Rulebook",
      ],
      exclude: ["Tools/send.py", "Tools/real.py"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["lockkeeper"], swiftSettings: strict),
  ]
)

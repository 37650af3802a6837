import Syntax
import Testing

/// Which servers there are to compare with.
@Suite struct ServerTests {
  @Test("Servers that are installed start")
  func serversStart() {
    for case .failure(let failure) in PostgresServer.started { Issue.record("\(failure)") }
  }

  @Test(
    "Servers that are required are there",
    .enabled(if: !Installation.required.isEmpty, "LOCKKEEPER_REQUIRE_POSTGRES requires none"))
  func requiredServersAreThere() {
    let running = PostgresServer.all.map(\.server.major)
    #expect(Set(Installation.required).isSubset(of: running), "running: \(running)")
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test that has no server to ask.
  static var needsServers: Self {
    .enabled(
      if: !Installation.all.isEmpty,
      "no PostgreSQL is installed; LOCKKEEPER_POSTGRES names folders of its programs")
  }
}

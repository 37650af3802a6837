import Syntax

extension Arguments {
  /// One version, or several. 12 to 14 are read as 15, and that is said.
  static func servers(_ text: String?) throws(UsageFailure) -> [Server] {
    guard let text else { return [.oldest] }
    var servers: [Server] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let major = Int(part), (12...Server.newest.major).contains(major) else {
        throw UsageFailure(
          "--postgres takes major versions from \(Server.oldest) to \(Server.newest), "
            + "not \(String(part).quoted)")
      }
      if major < Server.oldest.major {
        Console.say("PostgreSQL \(major) is judged as \(Server.oldest), the oldest that is known")
      }
      let server = max(Server(major: major), .oldest)
      if !servers.contains(server) { servers.append(server) }
    }
    return servers.sorted()
  }
}

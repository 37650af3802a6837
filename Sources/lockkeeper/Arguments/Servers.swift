import Project
import Syntax

extension Arguments {
  /// One version, or several; nil where nothing is said.
  static func servers(_ text: String?) throws(UsageFailure) -> Servers? {
    guard let text else { return nil }
    var majors: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let major = Int(part), Servers.range.contains(major) else {
        throw UsageFailure(
          "--postgres takes major versions from \(Server.oldest) to \(Server.newest), "
            + "not \(String(part).quoted)")
      }
      majors.append(major)
    }
    return Servers(majors)
  }
}

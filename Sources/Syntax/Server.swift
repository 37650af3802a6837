/// A PostgreSQL major version.
package struct Server: Comparable, Hashable, Sendable, CustomStringConvertible {
  package let major: Int

  package init(major: Int) { self.major = major }

  package static func < (a: Server, b: Server) -> Bool { a.major < b.major }

  package var description: String { "\(major)" }

  /// The oldest and the newest version whose effects are known.
  package static let oldest = Server(major: 15)
  package static let newest = Server(major: 19)
}

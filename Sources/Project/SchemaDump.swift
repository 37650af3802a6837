import Foundation
import Semantics
package import Syntax

/// A dump of the schema, as it is after the migrations that it says it contains.
///
/// Rails, dbmate and Ecto write the versions behind it: `INSERT INTO schema_migrations (version)
/// VALUES …`. A dump that does not say is of no use as a beginning: nobody knows what comes after.
package struct SchemaDump: Sendable {
  package let source: Source
  /// The versions of the migrations that it contains, without leading zeros.
  package let versions: Set<String>

  package init(_ source: Source, server: Server) {
    self.source = source
    var versions: Set<String> = []
    for statement in StatementReader(source, server: server) {
      guard case .insert(let insert) = statement.body,
        statement.text(insert.table.name.last) == "schema_migrations"
      else { continue }
      versions.formUnion(SchemaDump.constants(of: statement, behind: Int(insert.table.range.upper)))
    }
    self.versions = versions
  }

  /// Reads the dump that a command line names, if it names one.
  package static func read(_ path: String?, server: Server) throws(PathFailure) -> SchemaDump? {
    guard let path else { return nil }
    return SchemaDump(try readSource(path, named: path), server: server)
  }

  /// Whether a migration is among those that the dump contains, by the number that its name begins
  /// with.
  package func contains(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && versions.contains(SchemaDump.plain(digits))
  }

  /// Strings and numbers of an INSERT.
  private static func constants(of statement: Statement, behind first: Int) -> [String] {
    statement.tokens.indices.dropFirst(first).compactMap { index in
      if let text = statement.string(at: index) { return plain(text[...]) }
      guard statement.tokens[index].kind == .integer else { return nil }
      return plain(statement.written(TokenRange(index, index + 1))[...])
    }
  }

  private static func plain(_ digits: Substring) -> String { String(digits.drop { $0 == "0" }) }
}

import Syntax

/// What is neither relation nor type, and what nobody can see.
extension SchemaChange {
  mutating func createStatistics(_ create: CreateStatistics) {
    guard let name = create.name, case .relation(let table, _) = create.from.first else { return }
    let place = schema.placeForNew(name, temporary: false, in: statement)
    schema.statistics[place] = schema.assume(resolve(table))
  }

  /// An extension that is not known to make types and functions only may have made relations.
  mutating func createExtension(_ create: CreateExtension) {
    let name = identifier(create.name)
    // PL/pgSQL is there from the start, and brings nothing that SQL can name.
    if name.text == "plpgsql" { schema.hasPLpgSQL = true } else { schema.extensions.insert(name) }
    if !SchemaChange.plainExtensions.contains(name.text) { schema.hasUnseenChanges = true }
  }

  /// CLUSTER table USING index.
  mutating func cluster(_ cluster: Cluster) {
    guard let table = cluster.table, let index = cluster.index else { return }
    let name = resolve(table)
    guard let id = schema.id(of: name) else { return }
    self.cluster(id, on: RelationName(schema: name.schema, name: identifier(index)))
  }

  mutating func cluster(_ table: RelationID, on index: RelationName) {
    let index = schema.id(of: index)
    schema.update(table) { $0.clusteredOn = index }
  }

  /// The sequence of a default `nextval('name')`.
  func sequence(drawnBy value: Expression) -> RelationID? {
    guard case .call(let call) = value.shape, case .written(let name) = call.function.name,
      statement.text(name.last) == "nextval",
      let text = statement.string(at: Int(name.range.upper) + 1)
    else { return nil }
    return schema.relationName(spelt: text).flatMap { schema.id(of: $0) }
  }

  /// Extensions that bring no relations (their control and SQL files).
  private static let plainExtensions: Set<String> = [
    "plpgsql", "pgcrypto", "uuid-ossp", "citext", "hstore", "ltree", "cube", "earthdistance", "seg",
    "isn", "lo", "intarray", "fuzzystrmatch", "unaccent", "pg_trgm", "btree_gin", "btree_gist",
    "bloom", "vector", "tablefunc", "pgstattuple", "pageinspect", "amcheck", "pg_freespacemap",
    "pg_visibility", "pgrowlocks", "dblink", "postgres_fdw", "file_fdw", "sslinfo", "xml2",
    "tcn", "tsm_system_rows", "tsm_system_time", "dict_int", "dict_xsyn", "plpython3u", "plperl",
  ]
}

extension Schema {
  /// The relation that a string names, as the server reads one that becomes `regclass`.
  package func relationName(spelt text: String) -> RelationName? {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    for letter in text {
      switch letter {
      case "\"": isQuoted.toggle()
      case "." where !isQuoted:
        parts.append(part)
        part = ""
      default: part += isQuoted ? String(letter) : letter.lowercased()
      }
    }
    parts.append(part)
    guard let last = parts.last, !last.isEmpty else { return nil }
    guard parts.count > 1 else { return resolve(Identifier(last)) }
    return RelationName(
      schema: Identifier(parts[parts.count - 2]), name: Identifier(last))
  }
}

extension Statement {
  /// The content of the string at a token; nil where no string stands there.
  package func string(at index: Int) -> String? {
    guard let token = token(at: index) else { return nil }
    switch token.kind {
    case .string, .escapeString, .dollarString, .unicodeString:
      return String(decoding: decodeString(token, in: bytes), as: UTF8.self)
    default: return nil
    }
  }
}

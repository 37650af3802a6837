/// What a statement says, in the words of PostgreSQL's raw parse tree: sorted lists of names.
package struct Facts: Sendable {
  /// The tag of the statement's node.
  package let kind: String
  package let relations: [String]
  package let functions: [String]
  package let columns: [String]
  package let types: [String]
  /// The actions of ALTER TABLE, in order; nil for every other statement.
  package let commands: [String]?
  /// What the statement names as its targets.
  package let objects: [NamedObject]
}

/// Something a statement creates, changes, drops or speaks of: its kind in PostgreSQL's words, and
/// its name with dots.
package struct NamedObject: Hashable, Sendable {
  package let kind: String
  package let name: String
}

extension Statement {
  /// The facts of a statement that parses; nil for one that does not.
  package var facts: Facts? {
    guard let body else { return nil }
    return Facts(
      kind: body.nodeTag,
      relations: sorted(mentions.relations.map { joined($0.name) }),
      functions: sorted(mentions.functions.map(text)),
      columns: sorted(mentions.columns.map { $0.isImpliedStar ? "*" : joined($0.name) }),
      types: sorted(mentions.types.map(text)),
      commands: commands(body),
      objects: objects(of: body))
  }

  /// Each once, in the order of their code points, which is that of their bytes.
  private func sorted(_ names: [String]) -> [String] {
    guard names.count > 1 else { return names }
    let names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.indices.compactMap { index in
      index > 0 && names[index].utf8.elementsEqual(names[index - 1].utf8) ? nil : names[index]
    }
  }

  /// The parts of a name with dots between them; a star stays one.
  func joined(_ name: QualifiedName) -> String {
    name.partCount == 1 ? text(name.last) : name.parts.map(text).joined(separator: ".")
  }

  private func text(_ function: FunctionMention) -> String {
    switch function.name {
    case .written(let name): joined(name)
    case .system(let name): "pg_catalog.\(name)"
    }
  }

  private func text(_ type: TypeName) -> String {
    var text =
      switch type.base {
      case .named(let name): joined(name)
      case .system(let system): "pg_catalog.\(system.rawValue)"
      }
    if !type.modifiers.isEmpty {
      text += "(\(type.modifiers.map(String.init).joined(separator: ",")))"
    }
    if type.isTypeOf { text += "%type" }
    text += String(repeating: "[]", count: type.arrayDimensions)
    return type.isSetOf ? "setof \(text)" : text
  }

  private func commands(_ body: StatementBody) -> [String]? {
    switch body {
    case .alterTable(let alter): alter.actions.map(\.command)
    case .alterCompositeType(let alter): alter.actions.map(\.command)
    default: nil
    }
  }
}

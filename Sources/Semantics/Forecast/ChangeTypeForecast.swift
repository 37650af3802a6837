import Syntax

/// ALTER COLUMN TYPE: rewritten, or free, or unknown where the present type is.
extension Forecast {
  mutating func changeType(
    _ name: Name, to type: TypeName, _ collation: QualifiedName?, using: Expression?,
    _ action: AlterTableAction, of alter: AlterTable, on table: RelationName
  ) {
    let column = Identifier(name, in: statement)
    let found = find(name, of: table)
    if case .refused = found { return }
    let known = found.column
    let new = moment.schema.columnType(type, in: statement).stored
    let refusals = effects.count
    checkTypeChange(known, column, to: type, collation, using, alter, table)
    if effects.count > refusals { return }
    lockDescendants(of: table, alter, at: action.keywords)
    // A placeholder in the type leaves it as unknown as a column that was never seen.
    let isOpen = statement.hasPlaceholders(in: type.range)
    let change = TypeChange(
      column: column, old: known?.type, origin: known?.origin, new: new,
      isNarrowing: !isOpen && known?.type.map { moment.schema.narrows($0, to: new) } == true)
    let conversion = conversion(of: column, isOpen ? nil : known?.type, to: new, using: using)
    if conversion.values == .refused {
      return refuse(
        conversion.isCastMissing ? "42846" : "42804",
        "column \"\(column)\" cannot be cast automatically to type \(new)", at: type.range)
    }
    if refuseDefault(of: known, to: new, at: type.range) { return }
    if wasChanged(column, before: action, in: alter) {
      return refuse("0A000", "cannot alter type of column \"\(column)\" twice", at: action.range)
    }
    let targets = reached(table, by: alter)
    for target in targets {
      if let reason = reasonToKeepType(column, of: target) {
        return refuse("0A000", "cannot alter type of a column used by \(reason)", at: action.range)
      }
    }
    if refuseComparison(of: column, as: new, targets, at: type.range) { return }
    noteChange(.type(change), column, of: table, at: type.range)
    if known?.generation != .virtual { write(change, conversion, targets, at: type.range) }
    if using == nil { checkLength(change, targets, at: type.range) }
    for target in targets {
      rebuild(over: column, of: target, change, collation: collation, at: type.range)
    }
    for sequence in known?.isIdentity == true ? sequences(of: column, table) : [] {
      lock(sequence, .shareRowExclusive, at: type.range)
      rewrite(sequence, .sequence, at: type.range)
    }
  }

  private mutating func write(
    _ change: TypeChange, _ conversion: ColumnConversion, _ targets: [RelationName],
    at range: TokenRange
  ) {
    for target in targets where hasStorage(target) {
      switch conversion.values {
      case .kept, .refused: break
      case .rewritten: rewrite(target, .typeChange(change), at: range)
      case .keptInUTC: rewrite(target, .typeChange(change), .unknownTimeZone, at: range)
      case .unknown: rewrite(target, .typeChange(change), .unknownShape, at: range)
      }
    }
  }

  /// Whether an earlier action of the statement changes the type of the column too.
  private func wasChanged(
    _ column: Identifier, before action: AlterTableAction, in alter: AlterTable
  ) -> Bool {
    alter.actions.contains { other in
      guard case .alterColumnType(let name, _, _, _) = other.kind else { return false }
      return other.range.lower < action.range.lower && Identifier(name, in: statement) == column
    }
  }

  // MARK: Refused

  private mutating func checkTypeChange(
    _ known: Column?, _ column: Identifier, to type: TypeName, _ collation: QualifiedName?,
    _ using: Expression?, _ alter: AlterTable, _ table: RelationName
  ) {
    if relation(table)?.ofType != nil {
      refuse("42809", "cannot alter column type of typed table", at: type.range)
    } else if let using, let generation = known?.generation, generation != .none {
      refuse(
        "42611", "cannot specify USING when altering type of generated column", at: using.range)
    } else if known?.isInherited == true
      || !alter.table.isOnly && comesFromElsewhere(column, below: table)
    {
      refuse("42P16", "cannot alter inherited column \"\(column)\"", at: type.range)
    } else if let owner = partitionKey(with: column, in: reached(table, by: alter)) {
      refuse(
        "42P16",
        "cannot alter column \"\(column)\" because it is part of the partition key of "
          + "relation \"\(owner)\"", at: type.range)
    } else if alter.table.isOnly, hasChildren(table) {
      refuse(
        "42P16", "type of inherited column \"\(column)\" must be changed in child tables too",
        at: type.range)
    } else if known?.isIdentity == true, moment.schema.columnType(type, in: statement).isFraction {
      refuse("22023", "identity column type must be smallint, integer, or bigint", at: type.range)
    } else {
      checkType(type, collation: collation)
      if let using { checkUsing(using, on: table) }
    }
  }

  /// USING computes from the columns of the row, as they were before.
  private mutating func checkUsing(_ using: Expression, on table: RelationName) {
    if refuseFunctions(in: using) { return }
    guard let known = relation(table), known.isComplete else { return }
    for mention in statement.mentions.columns
    where using.range.contains(mention.name.range) && mention.name.partCount == 1 {
      let name = Identifier(mention.name.last, in: statement)
      if known.column(name) == nil, !Relation.systemColumns.contains(name) {
        return refuse("42703", "column \"\(name)\" does not exist", at: mention.name.range)
      }
    }
  }

  private mutating func refuseDefault(
    of column: Column?, to new: ColumnType, at range: TokenRange
  ) -> Bool {
    guard let column, column.hasDefault, !column.isIdentity, let type = column.defaultType,
      moment.schema.conversion(type, to: new, .assignment) == .refused
    else { return false }
    refuse(
      "42804", "default for column \"\(column.name)\" cannot be cast automatically to type \(new)",
      at: range)
    return true
  }

  /// A CHECK that compares the column with a number, and a type that no operator compares with one.
  private mutating func refuseComparison(
    of column: Identifier, as new: ColumnType, _ targets: [RelationName], at range: TokenRange
  ) -> Bool {
    guard new.isNeverNumber, moment.schema.knowsEveryObject, !moment.schema.hasCasts else {
      return false
    }
    let isCompared = targets.contains { target in
      relation(target)?.constraints.contains {
        $0.kind == .check && $0.comparesWithNumber(column)
      } == true
    }
    guard isCompared else { return false }
    refuse("42883", "operator does not exist: \(new) > integer", at: range)
    return true
  }

  /// What the server cannot make anew for another type.
  private func reasonToKeepType(_ column: Identifier, of table: RelationName) -> String? {
    guard let known = relation(table) else { return nil }
    if let view = reader(of: column, known) { return "a view or rule: \(view)" }
    if let use = known.uses.first(where: { $0.columns.contains(column) }) {
      switch use.kind {
      case .rule: return "a view or rule: \(use.name)"
      case .trigger: return "a trigger definition: \(use.name)"
      case .policy: return "a policy definition: \(use.name)"
      case .function: return "a function or procedure: \(use.name)"
      case .publication: return "a publication WHERE clause: \(use.name)"
      }
    }
    let computed = known.columns.first { $0.generatedFrom.contains(column) && $0.name != column }
    return computed.map { "a generated column: \($0.name)" }
  }

  /// Bits of one length are not made those of another by assignment, whatever they are.
  private mutating func checkLength(
    _ change: TypeChange, _ targets: [RelationName], at range: TokenRange
  ) {
    guard let old = change.old, old.name == "bit", change.new.name == "bit",
      old.dimensions == 0, old.modifiers != change.new.modifiers, !change.new.modifiers.isEmpty,
      targets.contains(where: { relation($0)?.rows == .some })
    else { return }
    refuse(
      "22026", "bit string length \(old.modifiers.first ?? 1) does not match type \(change.new)",
      at: range)
  }
}

extension ColumnType {
  /// One of the server's own types that no operator of its own compares with an integer.
  fileprivate var isNeverNumber: Bool {
    dimensions == 0
      && ["text", "varchar", "bpchar", "bool", "uuid", "bytea", "jsonb", "date", "timestamptz"]
        .contains(name)
  }
}

extension Constraint {
  /// Whether `column op number` is the whole condition, or a part of it between AND and OR.
  fileprivate func comparesWithNumber(_ column: Identifier) -> Bool {
    guard let condition else { return false }
    let parts = condition.split(separator: " ").split { $0 == "and" || $0 == "or" }
    return parts.contains { part in
      let words = Array(part)
      guard words.count == 3, words[0] == column.text else { return false }
      return Predicate.Comparison(String(words[1])) != nil
        && words[2].utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
  }
}

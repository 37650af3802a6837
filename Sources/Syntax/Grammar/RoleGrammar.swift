/// Roles by name (`gram.y`: RoleSpec, RoleId).
extension Parser {
  /// `name | CURRENT_ROLE | CURRENT_USER | SESSION_USER`: RoleSpec.
  @discardableResult
  mutating func role() throws(SyntaxError) -> Name {
    switch keyword {
    case .currentRole, .currentUser, .sessionUser:
      advance()
      return Name(at - 1)
    default:
      let name = try nonReservedWord()
      if isIdentifier("none", at: Int(name.token)) {
        throw rejected("role name \"none\" is reserved", at: at - 1)
      }
      return name
    }
  }

  /// A role that must be a plain name: RoleId.
  mutating func plainRole() throws(SyntaxError) -> Name {
    let word = keyword
    let name = try role()
    switch word {
    case .currentRole, .currentUser, .sessionUser:
      let written = (word?.spelling ?? "").uppercased()
      throw rejected("\(written) cannot be used as a role name here", at: at - 1)
    default:
      if isIdentifier("public", at: Int(name.token)) {
        throw rejected("role name \"public\" is reserved", at: at - 1)
      }
      return name
    }
  }

  /// `role, …`.
  @discardableResult
  mutating func roles() throws(SyntaxError) -> [Name] {
    try commaSeparated { (parser) throws(SyntaxError) in try parser.role() }
  }
}

extension Statement {
  func objects(of body: StatementBody) -> [NamedObject] { [] }
}

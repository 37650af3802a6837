import Project

extension Arguments {
  /// The migration tool that `--tool` names.
  var tool: ToolChoice? {
    get throws(UsageFailure) {
      guard let text = last(.tool) else { return nil }
      let tool: Tool = try Arguments.word(text, of: "--tool")
      return ToolChoice(tool)
    }
  }
}

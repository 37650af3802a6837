import Project

extension Survey {
  /// Says on standard error what was found and what is not judged; with `--verbose` also which tool
  /// was recognised in each folder and by what, and which files are judged.
  func announce(isVerbose: Bool) {
    for remark in remarks { Console.say(remark) }
    for course in courses {
      for (name, reason) in course.passed { Console.say("\(name) is not judged: \(reason)") }
      if let sentence = course.dumpSentence { Console.say(sentence) }
    }
    sayTooOld()
    guard isVerbose else { return }
    for folder in courses.flatMap({ $0.history?.folders ?? [] }) {
      let tool = folder.recognition.map { "\($0.tool.title), by \($0.because)" } ?? "tool unknown"
      Console.say("\(Paths.shown(folder.root)): \(tool)")
    }
    for stop in courses.flatMap(\.stops) where stop.isReported {
      Console.say("judging \(stop.input.name)")
    }
  }

  /// What is too old to be known is judged as the oldest that is; said once.
  private func sayTooOld() {
    let majors = Set(courses.flatMap(\.servers.tooOld)).sorted().map(String.init)
    guard !majors.isEmpty else { return }
    let names = majors.joined(separator: ", ")
    Console.say(
      "PostgreSQL \(names) is judged as 15, the oldest whose effects are known")
  }
}

extension UsageFailure {
  /// Says on standard error what could not be done.
  func say() {
    Console.say("lockkeeper: " + sentence)
    if let hint { Console.say(hint) }
  }
}

import Foundation
import Reporting
import Rules

/// The two streams: results go to standard output, messages to standard error.
enum Console {
  /// Says a sentence to the person. What would steer a terminal or a CI log is spelled out.
  static func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).visible }
    write(Array((lines.joined(separator: "\n") + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes results. A closed pipe ends quietly; any other refusal is a failure.
  @discardableResult
  static func write(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

  /// Writes results to a file. Whether that was possible; if not, that is said.
  static func write(_ bytes: [UInt8], toFile path: String) -> Bool {
    do {
      try Data(bytes).write(to: URL(filePath: path))
      return true
    } catch {
      say("lockkeeper: \(path): cannot be written: \(error.localizedDescription)")
      return false
    }
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to stream: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EPIPE
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Whether the locale's text is UTF-8, so that lines and blocks can be drawn. An unset locale is
  /// that of most CI machines, whose logs are UTF-8 too.
  static var isUnicode: Bool {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale.map { $0.uppercased().contains("UTF") } ?? true
  }

  /// How many columns standard output has: those of the terminal, or what COLUMNS says; 100 where
  /// nobody does, which most screens and logs have.
  static var width: Int {
    if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), said >= 40 {
      return min(said, 240)
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
    return min(Int(size.ws_col), 240)
  }

  /// Whether standard output shows colour: `--color`, then NO_COLOR, FORCE_COLOR, then the terminal.
  static func showsColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    let environment = ProcessInfo.processInfo.environment
    if environment["NO_COLOR"]?.isEmpty == false { return false }
    if let force = environment["FORCE_COLOR"], !force.isEmpty { return force != "0" }
    if let force = environment["CLICOLOR_FORCE"], force != "0" { return true }
    return isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
  }
}

/// The values of `--color`.
enum ColorChoice: String, CaseIterable { case auto, always, never }

extension String {
  /// The text between quotes, as a message shows a word that was typed.
  var quoted: String { "'\(self)'" }
}

/// "did you mean …?", where a candidate is near.
func meant(_ word: String, _ candidates: [String]) -> String? {
  nearest(to: word, among: candidates).map { "did you mean \($0)?" }
}

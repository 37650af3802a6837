import Foundation
import Project
import Reporting
import Syntax

/// `parse`: what the parser understood, statement by statement.
struct Parse {
  private let paths: [String]
  private let format: ParseFormat
  private let server: Server
  private let stdinName: String?
  private let allowsEmpty: Bool

  /// The formats of `parse`. JSON is one object a line.
  private enum ParseFormat: String, CaseIterable { case json, text }

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.parse)
    paths = arguments.operands
    format = try arguments.choice(.format, .json)
    server = try Arguments.servers(arguments.last(.postgres))?.known.first ?? .oldest
    stdinName = arguments.last(.stdinFilename)
    allowsEmpty = arguments.has(.allowEmpty)
  }

  func run() -> Outcome {
    var inputs = Inputs(paths: paths, stdinName: stdinName, allowsEmpty: allowsEmpty)
    if inputs.isWholeProject { inputs.addCurrentFolder() }
    var outcome = inputs.failures.isEmpty ? Outcome.clean : .failed
    for failure in inputs.failures { Console.say("lockkeeper: " + failure.sentence) }
    for input in inputs.all {
      do throws(PathFailure) {
        if !write(try input.source()), outcome == .clean { outcome = .findings }
      } catch {
        Console.say("lockkeeper: " + error.sentence)
        outcome = .failed
      }
    }
    return outcome
  }

  /// Writes what one file says. Whether every statement of it parsed.
  private func write(_ source: Source) -> Bool {
    var report = ParseReport(source, server: server)
    var json = JSONLine()
    var text: [UInt8] = []
    var isParsed = true
    while let line = report.next() {
      isParsed = isParsed && line.isParsed
      switch format {
      case .json:
        line.write(to: &json)
        json.endLine()
      case .text:
        text += Array(line.text.utf8)
        text.append(UInt8(ascii: "\n"))
      }
      if json.bytes.count + text.count > 1 << 18 {
        Console.write(format == .json ? json.bytes : text)
        json.clear()
        text.removeAll(keepingCapacity: true)
      }
    }
    Console.write(format == .json ? json.bytes : text)
    return isParsed
  }
}

import Foundation
import Project
import Reporting
import Syntax

/// `parse`: what the parser understood, statement by statement.
struct Parse {
  private let paths: [String]
  private let format: ParseFormat
  private let outputs: [(format: ParseFormat, path: String)]
  private let server: Server
  private let stdinName: String?
  private let allowsEmpty: Bool

  /// The formats of `parse`. JSON is one object a line.
  private enum ParseFormat: String, CaseIterable { case json, text }

  init(_ words: [String]) throws(UsageFailure) {
    let arguments = try Arguments(words, known: Option.parse)
    paths = arguments.operands
    format = try arguments.choice(.format, .json)
    outputs = try arguments.outputs()
    server = try Arguments.servers(arguments.last(.postgres))?.known.first ?? .oldest
    stdinName = arguments.last(.stdinFilename)
    allowsEmpty = arguments.has(.allowEmpty)
  }

  func run() -> Outcome {
    var inputs = Inputs(paths: paths, stdinName: stdinName, allowsEmpty: allowsEmpty)
    if inputs.isWholeProject { inputs.addCurrentFolder() }
    var outcome = inputs.failures.isEmpty ? Outcome.clean : .failed
    for failure in inputs.failures { Console.say("lockkeeper: " + failure.sentence) }
    var pages = outputs.map { Page(format: $0.format) }
    for input in inputs.all {
      do throws(PathFailure) {
        let source = try input.source()
        if !write(source, &pages), outcome == .clean { outcome = .findings }
      } catch {
        Console.say("lockkeeper: " + error.sentence)
        outcome = .failed
      }
    }
    for (page, output) in zip(pages, outputs) {
      if !Console.write(page.bytes, toFile: output.path) { outcome = .failed }
    }
    return outcome
  }

  /// Writes what one file says. Whether every statement of it parsed.
  private func write(_ source: Source, _ pages: inout [Page]) -> Bool {
    var report = ParseReport(source, server: server)
    var shown = Page(format: format)
    var isParsed = true
    while let line = report.next() {
      isParsed = isParsed && line.isParsed
      shown.add(line)
      for index in pages.indices { pages[index].add(line) }
      if shown.bytes.count > 1 << 18 {
        Console.write(shown.bytes)
        shown.clear()
      }
    }
    Console.write(shown.bytes)
    return isParsed
  }

  /// What is written in one format.
  private struct Page {
    let format: ParseFormat
    private var json = JSONLine()
    private var text: [UInt8] = []

    init(format: ParseFormat) { self.format = format }

    var bytes: [UInt8] { format == .json ? json.bytes : text }

    mutating func add(_ line: ParsedLine) {
      switch format {
      case .json:
        line.write(to: &json)
        json.endLine()
      case .text:
        text += Array(line.text.utf8)
        text.append(UInt8(ascii: "\n"))
      }
    }

    mutating func clear() {
      json.clear()
      text.removeAll(keepingCapacity: true)
    }
  }
}

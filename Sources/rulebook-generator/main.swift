import Foundation

/// Reads `rules/*.md` and writes one Swift file: `enum RuleID`, what the front matter of each page
/// says, and the page's text. A page that lacks a field stops the build with its name.

struct Page {
  let id: String
  let fields: [String: String]
  let body: String

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    id = URL(filePath: path).deletingPathExtension().lastPathComponent
    let parts = text.components(separatedBy: "\n---\n")
    guard text.hasPrefix("---\n"), parts.count > 1 else {
      throw Complaint("\(path):1: error: a page begins with front matter between two lines ---")
    }
    var fields: [String: String] = [:]
    for line in parts[0].dropFirst(4).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else {
        throw Complaint("\(path): error: front matter is `name: value`, not `\(line)`")
      }
      fields[String(line[..<colon])] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    self.fields = fields
    body = parts.dropFirst().joined(separator: "\n---\n").trimmingCharacters(in: .newlines) + "\n"
  }

  func required(_ name: String) throws -> String {
    guard let value = fields[name], !value.isEmpty else {
      throw Complaint("rules/\(id).md: error: the front matter has no `\(name)`")
    }
    return value
  }

  func list(_ name: String) -> [String] {
    (fields[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  var caseName: String {
    let words = id.split(separator: "-")
    return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

struct Complaint: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

func camel(_ text: String) -> String {
  let words = text.split(separator: "-")
  return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}

func property(_ name: String, _ type: String, _ pages: [Page], _ value: (Page) throws -> String)
  throws -> String
{
  let cases = try pages.map { "    case .\($0.caseName): \(try value($0))" }
  return "  package var \(name): \(type) {\n    switch self {\n"
    + cases.joined(separator: "\n") + "\n    }\n  }\n"
}

func literal(_ text: String) -> String { "#\"\(text)\"#" }

do {
  let pages = try CommandLine.arguments.dropFirst(2).map(Page.init(path:))
  var swift = "// Written by rulebook-generator from rules/*.md.\n\n"
  swift += "/// Every diagnostic that Lockkeeper knows, by the name of its page.\n"
  swift += "package enum RuleID: String, CaseIterable, Hashable, Sendable {\n"
  for page in pages { swift += "  case \(page.caseName) = \"\(page.id)\"\n" }
  swift += "}\n\nextension RuleID {\n"
  let places = Dictionary(uniqueKeysWithValues: zip(pages.map(\.id), pages.indices))
  swift += "  /// Its place among all cases.\n"
  swift += try property("index", "Int", pages) { "\(places[$0.id] ?? 0)" }
  swift += try property("title", "String", pages) { literal(try $0.required("title")) }
  swift += try property("summary", "String", pages) { literal(try $0.required("summary")) }
  swift += try property("severity", "Severity", pages) { ".\(try $0.required("severity"))" }
  swift += try property("category", "Category", pages) { ".\(camel(try $0.required("category")))" }
  swift += try property("isEngine", "Bool", pages) { "\($0.fields["kind"] == "engine")" }
  swift += try property("isOnByDefault", "Bool", pages) { "\($0.fields["default"] != "off")" }
  swift += try property("postgres", "String", pages) { literal(try $0.required("postgres")) }
  swift += try property("since", "String", pages) { literal(try $0.required("since")) }
  swift += try property("like", "[String]", pages) {
    "[" + $0.list("like").map(literal).joined(separator: ", ") + "]"
  }
  swift += try property("formerly", "[String]", pages) {
    "[" + $0.list("formerly").map(literal).joined(separator: ", ") + "]"
  }
  swift += try property("page", "String", pages) { "###\"\"\"\n\($0.body)\"\"\"###" }
  swift += "}\n"
  try swift.write(toFile: CommandLine.arguments[1], atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}

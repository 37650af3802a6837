import Foundation
import Testing

@testable import Project

/// The JSON Schema that ships with the project says what the reader reads.
@Suite struct JSONSchemaTests {
  private static var schema: [String: Any] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/lockkeeper.schema.json")
    let data = (try? Data(contentsOf: file)) ?? Data()
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  private static func keys(_ path: String...) -> [String] {
    var value: Any = schema["definitions"] ?? [:]
    for step in path {
      if let list = value as? [Any], let index = Int(step) {
        value = list[index]
      } else if let object = value as? [String: Any] {
        value = object[step] ?? [:]
      }
    }
    return ((value as? [String: Any])?["properties"] as? [String: Any]).map { $0.keys.sorted() }
      ?? []
  }

  private func names<Key: RawRepresentable & CaseIterable>(_ keys: Key.Type) -> [String]
  where Key.RawValue == String { keys.allCases.map(\.rawValue).sorted() }

  @Test("Both know the same keys") func keys() {
    let history = names(SettingsReader.Key.self)
    #expect(Self.keys("history") == history)
    #expect(Self.keys("top") == (history + names(SettingsReader.TopKey.self)).sorted())
    #expect(Self.keys("tool", "anyOf", "1") == names(SettingsReader.ToolKey.self))
    #expect(Self.keys("schema", "anyOf", "1") == names(SettingsReader.SchemaKey.self))
    let definitions = Self.schema["definitions"] as? [String: [String: Any]]
    let tools = definitions?["toolName"]?["enum"] as? [String]
    #expect(tools?.sorted() == names(Tool.self))
    #expect(Self.keys("runner") == names(SettingsReader.RunnerKey.self))
    #expect(Self.keys("tables") == names(SettingsReader.TablesKey.self))
    #expect(Self.keys("paths", "items") == names(SettingsReader.PathKey.self))
    #expect(Self.keys("allow") == names(SettingsReader.AllowKey.self))
  }

  @Test(
    "Both take and refuse the same files",
    arguments: [
      "{}", #"{"postgres": 16}"#, #"{"postgres": [15, 18]}"#, #"{"postgres": 11}"#,
      #"{"postgres": 20}"#, #"{"postgres": 12}"#, #"{"postgres": 19}"#, #"{"postgres": []}"#,
      #"{"postgres": "16"}"#, #"{"postgres": 15.5}"#, #"{"migrations": ["a"]}"#,
      #"{"migrations": "a"}"#, #"{"startAfter": 1}"#, #"{"startAfter": "1"}"#,
      #"{"tool": "goose"}"#, #"{"tool": {"name": "goose"}}"#, #"{"tool": {"version": "1"}}"#,
      #"{"tool": {"name": "flyway", "mixed": "yes"}}"#, #"{"schema": "a.sql"}"#,
      #"{"schema": {"containsUpTo": "1"}}"#, #"{"schema": {"file": "a.sql"}}"#,
      #"{"runner": {"transaction": "auto"}}"#, #"{"runner": {"transaction": "some"}}"#,
      #"{"runner": {"transaction": null, "timeZone": null, "lockTimeout": null}}"#,
      #"{"runner": {"lockTimeout": "5s"}}"#, #"{"runner": {"lockTimeout": 5000}}"#,
      #"{"runner": {"lockTimeout": -1}}"#, #"{"runner": {"lockTimeout": "soon"}}"#,
      #"{"runner": {"statementTimeout": "1.5min"}}"#, #"{"runner": {"searchPath": ["a"]}}"#,
      #"{"tables": {"big": ["a*"], "busy": [], "others": "small"}}"#,
      #"{"tables": {"others": "tiny"}}"#, #"{"tables": {"small": []}}"#,
      #"{"rules": {"dropped-column": "off", "*": "on"}}"#, #"{"rules": {"style": 1}}"#,
      #"{"rules": {"style": "warn"}}"#, #"{"failOn": "never"}"#, #"{"failOn": "always"}"#,
      #"{"paths": [{"match": "a/**", "rules": {}}]}"#, #"{"paths": [{"rules": {}}]}"#,
      #"{"paths": [{"direction": "down"}]}"#, #"{"paths": [{"direction": "left"}]}"#,
      #"{"exclude": ["a"]}"#, #"{"exclude": [null]}"#, #"{"allow": {"requireReason": true}}"#,
      #"{"allow": {"requireReason": 1}}"#, #"{"allow": {"never": ["dropped-table"]}}"#,
      #"{"databases": {"a": {"migrations": ["b"]}}}"#, #"{"databases": {"a": {"extends": "b"}}}"#,
      #"{"databases": []}"#, #"{"$schema": 1}"#, #"{"$schema": "x"}"#, #"{"extra": 1}"#, "[]",
    ])
  func sameFiles(text: String) throws {
    let folder = try TemporaryFolder([])
    try folder.write("lockkeeper.jsonc", text)
    let isRead = (try? Configuration.read(folder.path + "/lockkeeper.jsonc")) != nil
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(SchemaCheck(Self.schema).takes(value) == isRead)
  }
}

/// As much of JSON Schema as the project's needs.
private struct SchemaCheck {
  private let root: [String: Any]

  init(_ root: [String: Any]) { self.root = root }

  func takes(_ value: Any) -> Bool { takes(value, root) }

  private func takes(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let link = schema["$ref"] as? String {
      let name = link.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["definitions"] as? [String: Any] ?? [:]
      guard let target = definitions[name] as? [String: Any] else { return false }
      return takes(value, target)
    }
    let every = schema["allOf"] as? [[String: Any]] ?? []
    let some = schema["anyOf"] as? [[String: Any]]
    return every.allSatisfy { takes(value, $0) } && some?.contains { takes(value, $0) } ?? true
      && hasType(value, schema) && isListed(value, schema) && isInRange(value, schema)
      && takesMembers(value, schema) && takesItems(value, schema)
  }

  private func hasType(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let type = schema["type"] else { return true }
    let types = type as? [String] ?? [type as? String ?? ""]
    return types.contains {
      $0 == self.type(of: value) || $0 == "number" && self.type(of: value) == "integer"
    }
  }

  private func type(of value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case let number as NSNumber where CFBool.isBool(number): "boolean"
    case let number as NSNumber:
      number.doubleValue == number.doubleValue.rounded() ? "integer" : "number"
    case is String: "string"
    case is [Any]: "array"
    default: "object"
    }
  }

  private func isListed(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let list = schema["enum"] as? [Any] else { return true }
    return list.contains {
      $0 is NSNull && value is NSNull || $0 as? String == value as? String && value is String
    }
  }

  private func isInRange(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let text = value as? String, let pattern = schema["pattern"] as? String {
      return text.range(of: pattern, options: .regularExpression) != nil
    }
    guard let number = value as? NSNumber else { return true }
    let low = schema["minimum"] as? NSNumber
    let high = schema["maximum"] as? NSNumber
    return low.map { $0.doubleValue <= number.doubleValue } ?? true
      && high.map { number.doubleValue <= $0.doubleValue } ?? true
  }

  private func takesMembers(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let object = value as? [String: Any] else { return true }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    return required.allSatisfy { object[$0] != nil }
      && object.allSatisfy { key, value in
        if let pattern = schema["propertyNames"] as? [String: Any], !takes(key, pattern) {
          return false
        }
        if let own = known[key] { return takes(value, own) }
        if let others = schema["additionalProperties"] as? [String: Any] {
          return takes(value, others)
        }
        return schema["additionalProperties"] as? Bool ?? true
      }
  }

  private func takesItems(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let list = value as? [Any] else { return true }
    if let least = schema["minItems"] as? Int, list.count < least { return false }
    guard let items = schema["items"] as? [String: Any] else { return true }
    return list.allSatisfy { takes($0, items) }
  }
}

/// Whether a number of Foundation's was written as true or false.
private enum CFBool {
  static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}

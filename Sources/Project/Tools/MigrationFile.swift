package import Semantics

/// A file that a tool applies, as far as its folder tells.
package struct MigrationFile: Sendable {
  /// Where it is.
  package let path: String
  /// Its path below the folder of migrations.
  package let relative: String
  /// What the tool notes when it is applied, and `startAfter` names: `3.1`, `20240301090000`.
  package let version: String?
  /// Which way it goes by its name. Its text may hold both ways, or say that it is something else.
  package let direction: Direction

  let key: OrderKey
  /// Its path without what says which way it goes: the same for what undoes it.
  let forward: String

  init(path: String, relative: String, name: FileName) {
    self.path = path
    self.relative = relative
    version = name.version
    direction = name.direction
    key = name.key
    forward = FileName.forward(relative)
  }

  /// Its name without the folders.
  package var name: String { relative.split(separator: "/").last.map(String.init) ?? relative }

  /// Whether it is the way back of another: a file of its own, of the same version or the same name.
  func undoes(_ other: MigrationFile) -> Bool {
    direction == .down && other.direction == .up
      && (key == other.key || forward == other.forward)
  }

  /// Whether `startAfter` means this file: a version, a file's name or its path.
  package func isNamed(_ text: String) -> Bool {
    text == version || text == name || text + ".sql" == name || text == relative || text == path
      || path.hasSuffix("/" + text) || OrderKey.version(text) == version.map(OrderKey.version)
  }
}

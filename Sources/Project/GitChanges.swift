import Foundation
import Rules

/// What has changed since a branch left another, as git tells it: the files that were added, modified
/// or renamed since the merge base, those among them that are not committed yet.
package struct GitChanges: Sendable {
  /// Canonical paths: of all, and of those that were not there before.
  private let paths: Set<String>
  private let added: Set<String>

  /// - Parameters:
  ///   - reference: the branch, tag or commit to compare with.
  ///   - folder: a folder of the repository.
  package init(since reference: String, in folder: String) throws(GitFailure) {
    let git = Git(folder: folder)
    guard let root = git.line("rev-parse", "--show-toplevel") else { throw .noRepository(folder) }
    guard git.line("rev-parse", "--is-shallow-repository") != "true" else { throw .shallow }
    guard let commit = git.commit(reference) else {
      throw .unknown(reference, nearest: nearest(to: reference, among: git.references))
    }
    guard let base = git.line("merge-base", commit, "HEAD") else { throw .unrelated(reference) }
    let top = Git(folder: root)
    let changed = top.list("diff", "--name-only", "-z", "-M", "--diff-filter=d", base, "--")
    let new = top.list("diff", "--name-only", "-z", "-M", "--diff-filter=AR", base, "--")
    let untracked = top.list("ls-files", "-z", "--others", "--exclude-standard")
    guard let changed, let new, let untracked else { throw .noRepository(folder) }
    added = Set((new + untracked).map { Paths.canonical(Paths.join(root, $0)) })
    paths = added.union(changed.map { Paths.canonical(Paths.join(root, $0)) })
  }

  /// Whether a file was not there before, under this name.
  package func isAdded(_ path: String) -> Bool { added.contains(path) }

  /// Whether a file was changed, by its canonical path.
  package func contains(_ path: String) -> Bool { paths.contains(path) }
}

/// Why git cannot say what has changed. Each case knows its sentence; all of them are exit 2.
package enum GitFailure: Error, Hashable, Sendable {
  case noRepository(String)
  case shallow
  case unknown(String, nearest: String?)
  case unrelated(String)

  package var sentence: String {
    switch self {
    case .noRepository(let folder):
      "--since: git knows no repository at \(folder), or may not read it (safe.directory)"
    case .shallow:
      "--since: this clone is shallow, so nobody knows where the branch began; "
        + "fetch all of it (fetch-depth: 0, or git fetch --unshallow)"
    case .unknown(let reference, _): "--since: git knows no commit '\(reference)'"
    case .unrelated(let reference):
      "--since: '\(reference)' and this commit have no commit in common"
    }
  }

  package var hint: String? {
    switch self {
    case .unknown(_, let nearest):
      nearest.map { "did you mean \($0)?" }
        ?? "a clone of one branch lacks the others: fetch it first (git fetch origin BRANCH)"
    case .noRepository, .shallow, .unrelated: nil
    }
  }
}

/// Questions to git about one folder.
private struct Git {
  let folder: String

  private func ask(_ words: [String]) -> String? {
    output(of: ["git", "-C", folder] + words).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The one line that git answers; nil where it refuses.
  func line(_ words: String...) -> String? {
    ask(words)?.split(separator: "\n").first.map(String.init)
  }

  /// The names that git answers, each closed by a NUL.
  func list(_ words: String...) -> [String]? {
    ask(words)?.split(separator: "\0").map(String.init)
  }

  func commit(_ reference: String) -> String? {
    line("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}")
  }

  /// The branches and tags there are.
  var references: [String] {
    ask(["for-each-ref", "--format=%(refname:short)"])?.split(separator: "\n").map(String.init)
      ?? []
  }
}

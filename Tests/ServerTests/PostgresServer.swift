import Foundation
import Semantics
import Synchronization
import Syntax

/// A real server, made for this run in a folder of its own and gone with it.
///
/// It listens on a socket in that folder alone, and never runs as root.
final class PostgresServer: Sendable {
  let server: Server
  private let psql: String
  /// Where its data and its socket are.
  private let folder: String
  private let databases = Atomic(0)

  private init(server: Server, psql: String, folder: String) {
    self.server = server
    self.psql = psql
    self.folder = folder
  }

  /// The folder of its socket.
  var socket: String { folder }

  /// What psql had to say.
  struct Answer {
    let output: String
    let errors: String
  }

  /// Runs a script in a new database.
  func run(_ script: String) async throws -> Answer {
    let number = databases.add(1, ordering: .relaxed).newValue
    let text = """
      CREATE DATABASE case_\(number);
      \\connect case_\(number)
      \(script)
      \\connect postgres
      DROP DATABASE case_\(number) WITH (FORCE);

      """
    let (input, output, errors) = (Scratch(), Scratch(), Scratch())
    try input.write(text)
    let words = [
      psql, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator=\t",
      "--host=\(folder)", "--username=postgres", "--dbname=postgres",
    ]
    await PostgresServer.queue.perform {
      _ = runProgram(words, input: input.path, output: output.path, errors: errors.path)
    }
    return Answer(output: output.text, errors: errors.text)
  }

  /// As many at a time as there is something to gain.
  private static let queue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount + 1
    return queue
  }()
}

extension OperationQueue {
  /// Does something that blocks, off the threads that tests share.
  fileprivate func perform(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      addOperation {
        work()
        continuation.resume()
      }
    }
  }
}

// MARK: Finding

/// A server that is installed: its version, and the folder of its programs.
struct Installation: Sendable {
  let server: Server
  let programs: String

  /// One of each version whose effects are known: those of `LOCKKEEPER_POSTGRES`, folders of
  /// programs with colons between them, or those in the usual places.
  static let all: [Installation] = {
    let named = environment["LOCKKEEPER_POSTGRES"]?.split(separator: ":").map(String.init)
    var found: [Installation] = []
    for folder in named ?? usual {
      guard let major = version(folder), Server.oldest.major...Server.newest.major ~= major,
        !found.contains(where: { $0.server.major == major })
      else { continue }
      found.append(Installation(server: Server(major: major), programs: folder))
    }
    return found.sorted { $0.server < $1.server }
  }()

  /// The versions that `LOCKKEEPER_REQUIRE_POSTGRES` does not let this run do without.
  static let required = (environment["LOCKKEEPER_REQUIRE_POSTGRES"] ?? "").split(separator: ",")
    .compactMap { Int($0) }

  private static let environment = ProcessInfo.processInfo.environment

  private static var usual: [String] {
    let places = [
      ("/usr/lib/postgresql", ""), ("/opt/homebrew/opt", "postgresql@"),
      ("/usr/local/opt", "postgresql@"), ("/usr", "pgsql-"),
      ("/Applications/Postgres.app/Contents/Versions", ""),
    ]
    return places.flatMap { folder, prefix in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasPrefix(prefix) }.sorted().map { "\(folder)/\($0)/bin" }
    }
  }

  private static func version(_ folder: String) -> Int? {
    let output = Scratch()
    guard runProgram(["\(folder)/postgres", "--version"], output: output.path) == 0 else {
      return nil
    }
    // postgres (PostgreSQL) 15.18 (Debian …)
    let words = output.text.split(separator: " ")
    return words.count > 2 ? Int(words[2].prefix(while: \.isNumber)) : nil
  }
}

// MARK: Starting

extension PostgresServer {
  /// What became of each installation: a server that runs, or why there is none.
  static let started: [Result<PostgresServer, StartFailure>] = {
    let results = Mutex<[Server: Result<PostgresServer, StartFailure>]>([:])
    let installations = Installation.all
    DispatchQueue.concurrentPerform(iterations: installations.count) { index in
      let result = start(installations[index])
      results.withLock { $0[installations[index].server] = result }
    }
    return results.withLock { results in results.sorted { $0.key < $1.key }.map(\.value) }
  }()

  /// Those that run, the oldest first.
  static var all: [PostgresServer] { started.compactMap { try? $0.get() } }

  struct StartFailure: Error, CustomStringConvertible {
    let installation: Installation
    let log: String

    var description: String { "\(installation.programs) does not start: \(log)" }
  }

  /// Makes a cluster, starts it, says where, and waits until whoever started this is gone: its input
  /// ends then, however that came about.
  private static let keeper = """
    dir=$(mktemp -d /tmp/lockkeeper.XXXXXX) || exit 1
    cd "$dir"
    trap 'kill -INT $pid 2>/dev/null; wait $pid; rm -rf "$dir"' EXIT
    trap '' INT HUP
    "$0/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || {
      cat log; exit 1
    }
    "$0/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off \\
      -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c timezone=UTC \\
      -c max_wal_size=4GB -c shared_buffers=64MB >>log 2>&1 </dev/null &
    pid=$!
    until "$1" -h "$dir" -U postgres -d postgres -c '' >/dev/null 2>&1; do
      kill -0 $pid 2>/dev/null || { cat log; exit 1; }
      sleep 0.1
    done
    echo "ready $dir"
    exec >/dev/null 2>&1
    read -r end
    """

  private static func start(_ installation: Installation) -> Result<PostgresServer, StartFailure> {
    let psql = psql(besides: installation)
    let words = ["/bin/sh", "-c", keeper, installation.programs, psql]
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = unprivileged + words
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch {
      return .failure(StartFailure(installation: installation, log: "\(error)"))
    }
    // It stays open until this process ends, and no other process may hold it.
    leashes.withLock { $0.append(input) }
    _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)

    var said = ""
    while true {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { return .failure(StartFailure(installation: installation, log: said)) }
      said += String(decoding: data, as: UTF8.self)
      guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("ready ") }) else {
        continue
      }
      return .success(
        PostgresServer(
          server: installation.server, psql: psql, folder: String(line.dropFirst("ready ".count))))
    }
  }

  private static let leashes = Mutex<[Pipe]>([])

  /// Its own psql, or any.
  private static func psql(besides installation: Installation) -> String {
    let others = Installation.all.map(\.programs) + ["/usr/bin", "/usr/local/bin"]
    let candidates = ([installation.programs] + others).map { "\($0)/psql" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "psql"
  }

  /// The words before a command that give root's rights away; none where there are none to give.
  private static var unprivileged: [String] {
    guard getuid() == 0 else { return [] }
    let user = getpwnam("postgres") != nil ? "postgres" : "nobody"
    let group = getpwnam(user).map { String($0.pointee.pw_gid) } ?? "65534"
    return FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
      ? ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--"]
      : ["runuser", "-u", user, "--"]
  }
}

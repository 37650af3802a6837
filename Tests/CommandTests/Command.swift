import Foundation

/// One call of a program, `lockkeeper` unless another is named: what it is given, then what came back.
///
/// The streams are files, not pipes, so that no amount of output can block either side.
struct Command {
  /// The program to run.
  var program = Products.lockkeeper
  var arguments: [String]
  /// What the program reads from its standard input.
  var input: [UInt8] = []
  /// Variables beside the few that every run has. The caller's own environment is left out.
  var environment: [String: String] = [:]
  /// The folder the program is started in.
  var folder = Products.package

  /// What a program left behind.
  struct Outcome {
    let exitCode: Int32
    let output: String
    let errors: String

    /// The lines of the standard output.
    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
  }

  /// How long a program has before it is stopped: an answer never takes that long, a hang does.
  static let patience = 120

  /// Runs the program and waits for its end.
  func run() throws -> Outcome {
    let streams = try Folder()
    let stdin = try streams.write("stdin", input)
    let stdout = try streams.write("stdout", [])
    let stderr = try streams.write("stderr", [])

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.surroundings.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: stdin)
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = try FileHandle(forWritingTo: stderr)
    try process.run()

    let id = process.processIdentifier
    let watch = DispatchWorkItem { kill(id, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.patience), execute: watch)
    process.waitUntilExit()
    watch.cancel()

    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      exitCode: signalled ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: try Data(contentsOf: stdout), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: stderr), as: UTF8.self))
  }

  /// What every run finds in its environment, so that no test depends on who runs it.
  private static let surroundings: [String: String] = {
    let own = ProcessInfo.processInfo.environment
    var few = ["LANG": "C.UTF-8", "PATH": own["PATH"] ?? "/usr/bin:/bin"]
    few["LD_LIBRARY_PATH"] = own["LD_LIBRARY_PATH"]
    return few
  }()
}

/// Runs `lockkeeper` with these arguments, as most tests do.
func lockkeeper(
  _ arguments: String..., input: String = "", environment: [String: String] = [:],
  in folder: Folder? = nil
) throws -> Command.Outcome {
  try Command(
    arguments: arguments, input: Array(input.utf8), environment: environment,
    folder: folder?.url ?? Products.package
  ).run()
}

import Foundation

// A reader that goes away is no failure of ours: writes to it are refused, and that is quiet.
signal(SIGPIPE, SIG_IGN)
exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)

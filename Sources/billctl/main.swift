import BillActions
import BillCredentials
import BillctlCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

func refuse(_ reason: String, _ status: ExitStatus) -> Never {
  let line = "billctl: \(reason)\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
  exit(status.rawValue)
}

// Before anything else: files for the owner only, no core dumps, no debugger.
guard ProcessHygiene.apply() else {
  refuse("the process could not be protected", .internalError)
}
signal(SIGPIPE, SIG_IGN)
// libdispatch would tell the system's log about threads it cannot raise, through a socket.
setenv("LIBDISPATCH_LOG", "NO", 1)

let environment = World.liveEnvironment()
let arguments = Array(CommandLine.arguments.dropFirst())
guard let world = World.live(environment: environment) else {
  if CommandLineTool.help(arguments, console: .live(environment: environment)) {
    exit(ExitStatus.done.rawValue)
  }
  refuse("HOME or BILLCTL_HOME must be an absolute path", .badConfiguration)
}
try Sodium.start()
let status = CommandLineTool.run(
  arguments, in: world,
  console: .live(environment: environment), environment: environment)
exit(status.rawValue)

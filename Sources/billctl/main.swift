import BillActions
import BillCredentials
import BillctlCLI
import Foundation

// Before anything else: files for the owner only, no core dumps, no debugger.
guard ProcessHygiene.apply() else {
  FileHandle.standardError.write(Data("billctl: the process could not be protected\n".utf8))
  exit(ExitStatus.internalError.rawValue)
}
signal(SIGPIPE, SIG_IGN)
// libdispatch would tell the system's log about threads it cannot raise, through a socket.
setenv("LIBDISPATCH_LOG", "NO", 1)

let environment = ProcessInfo.processInfo.environment
let arguments = Array(CommandLine.arguments.dropFirst())
guard let world = World.live(environment: environment) else {
  if CommandLineTool.help(arguments, console: .live(environment: environment)) {
    exit(ExitStatus.done.rawValue)
  }
  FileHandle.standardError.write(
    Data("billctl: HOME or BILLCTL_HOME must be an absolute path\n".utf8))
  exit(ExitStatus.badConfiguration.rawValue)
}
try Sodium.start()
let status = CommandLineTool.run(
  arguments, in: world,
  console: .live(environment: environment), environment: environment)
exit(status.rawValue)

import ArgumentParser
import BillActions

extension Billctl {
  /// Ends the session.
  struct LogOutCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "logout", abstract: "End your session on this machine.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let wasLoggedIn = try LogOut().perform(session.email, in: session.home)
      return Report(
        "logout/1", ["ended": .bool(wasLoggedIn)],
        lines: [wasLoggedIn ? "Logged out." : "Nobody was logged in."])
    }
  }
}

import ArgumentParser
import BillActions
import BillCredentials

extension Billctl.Account {
  /// Ways back in.
  struct Recover: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recover",
      abstract: "Get back in without the password: a code by mail and your recovery key.",
      subcommands: [Start.self, Finish.self, NewKey.self])
  }
}

extension Session {
  /// The address that is meant: the one that was named, else that of the only account.
  ///
  /// - throws: `HomeError`.
  func address() throws -> String {
    if let email { return email }
    let emails = try home.emails()
    guard let only = emails.first else { throw HomeError.noAccount }
    guard emails.count == 1 else { throw HomeError.severalAccounts(emails) }
    return only
  }
}

extension RecoveryKey {
  /// How a fresh key is shown, once.
  var lines: [String] {
    [
      "Your new recovery key, shown this once. Write it down and keep it away from this machine:",
      "", "    \(text)", "", "The old one is worth nothing any more.",
    ]
  }
}

import ArgumentParser
import BillActions
import BillCredentials

extension Billctl.Account {
  /// Ways back in.
  struct Recover: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recover",
      abstract: "Get back in without the password: a code sent to you and your recovery key.",
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

extension Session {
  /// What names the account to recover: a phone number, else the address that is meant.
  ///
  /// - throws: `HomeError`.
  func recoveryAddress(phone: String?) throws -> RecoveryAddress {
    try phone.map { .phone($0) } ?? .email(address())
  }
}

extension RecoveryAddress {
  /// How a report names it, before its other members.
  func json(_ members: [JSON.Member]) -> JSON {
    let name: JSON =
      switch self {
      case .email(let email): ["email": .text(email)]
      case .phone(let number): ["phone": .text(number)]
      }
    return name.adding([JSON.Member(name: "recovered", value: false)] + members)
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

import BillCore

/// Tells an address what the event log cannot: that it is no longer the account's and how to stop
/// that, that the account is gone, that somebody tries addresses without one.
///
/// Everything else is told by `TellHolder`.
struct SecurityNotice {
  let home: Home
  let account: Account

  init(_ home: Home, _ account: Account) {
    self.home = home
    self.account = account
  }

  /// Sends a notice to the address the account is given with; what becomes of it does not change
  /// what happened.
  @discardableResult
  func send(subject: String, body: String) throws -> MessageOutcome {
    try Post(home).send(message(subject, body))
  }

  /// Writes a notice down, for the next command to send.
  func keep(subject: String, body: String) throws {
    try Post(home).keep(message(subject, body))
  }

  private func message(_ subject: String, _ body: String) -> Message {
    Message(
      to: account.email, subject: "billctl: \(subject)",
      body: body + "\n\nLook it up: billctl account activity")
  }
}

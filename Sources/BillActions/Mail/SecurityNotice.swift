import BillCore

/// Tells the holder by mail what happened to the account; without a mail program it is kept.
struct SecurityNotice {
  let home: Home
  let account: Account

  init(_ home: Home, _ account: Account) {
    self.home = home
    self.account = account
  }

  /// Sends a notice; what becomes of it does not change what happened.
  func send(subject: String, body: String) throws {
    _ = try Post(home).send(
      Message(
        to: account.email, subject: "billctl: \(subject)",
        body: body + "\n\nLook it up: billctl account activity"))
  }
}

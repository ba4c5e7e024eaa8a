import BillCore
import BillCredentials
import BillStore

/// Sends the code that recovery begins with; needs no login.
///
/// An address without an account gets a mail that says so. That is a stranger's mail in the worst
/// case, and the only way that says the same here and takes as long. A number without an account
/// gets nothing: a text costs money, and numbers are tried more easily than addresses.
package struct StartRecovery: Sendable {
  package var address: RecoveryAddress

  package init(_ address: RecoveryAddress) { self.address = address }

  /// Sends a code, unless one was sent a moment ago; which of it happened is not said.
  ///
  /// - throws: `EmailAddressError`, `PhoneNumberError`, `MessageError.noProgram` for a text.
  package func perform(in home: Home) throws {
    if case .phone = address { try CodeDelivery(home).require(.text) }
    guard let id = try address.account(in: home) else { return try turnAway(home) }
    let books = try home.books(of: id)
    let codes = SentCodes(home: home, books: books, account: id, purpose: .recover)
    guard let account = try books.read({ try $0.account() }),
      let code = try codes.makeUnlessRecent()
    else { return }
    switch address {
    case .email: _ = try Post(home).send(StartRecovery.message(code, to: account.email))
    case .phone(let number):
      do {
        try TextMessages(home).send(StartRecovery.text(code), to: PhoneNumber(number))
      } catch is MessageError {
        return  // why: that a program failed would tell that there was something to send.
      }
    }
  }

  private func turnAway(_ home: Home) throws {
    guard !home.isEmpty else { return }
    let strangers = Strangers(home)
    let code = try strangers.underLock { try address.codes(strangers).makeUnlessRecent() }
    guard code != nil, case .email(let email) = address else { return }
    _ = try Post(home).send(StartRecovery.refusal(to: EmailAddress(email).text))
  }

  private static func text(_ code: String) -> String {
    "billctl code \(code) for recovering your account. Good for 10 minutes; you need your recovery "
      + "key too. Tell it to nobody."
  }

  private static func message(_ code: String, to email: String) -> Message {
    Message(
      to: email, subject: "billctl: your code to recover the account",
      body: """
        The code that begins the recovery of your account is

            \(code)

        It holds for 10 minutes. Then: billctl account recover finish CODE
        You also need your recovery key. Nobody will ever ask you for either.

        If you did not ask for it, somebody else did; nothing was opened. To stop everything:
        billctl account freeze
        """, lapseSeconds: OneTimeCode.lifetimeSeconds)
  }

  private static func refusal(to email: String) -> Message {
    Message(
      to: email, subject: "billctl: no account to recover",
      body: """
        Somebody asked billctl to recover the account of this address. No account of this
        address lives on that machine, so there is nothing to recover. If that was you, try
        your other addresses; else ignore this mail.
        """)
  }
}

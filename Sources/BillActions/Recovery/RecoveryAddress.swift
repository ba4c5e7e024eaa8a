import BillCore
import BillStore

/// The address or number that names an account to recover, and that its code goes to.
package enum RecoveryAddress: Hashable, Sendable {
  case email(String)
  /// A phone number, which counts where it was confirmed.
  case phone(String)

  /// As it was given.
  package var text: String {
    switch self {
    case .email(let text), .phone(let text): text
    }
  }

  /// The account it names; nil where there is none.
  ///
  /// - throws: `EmailAddressError`, `PhoneNumberError`.
  func account(in home: Home) throws -> RecordID? {
    switch self {
    case .email(let email): return try home.account(email: email)
    case .phone(let phone):
      do {
        return try home.account(phone: phone)
      } catch HomeError.unknownAccount {
        return nil
      }
    }
  }

  /// The codes that recovering it would begin with, in the books of strangers.
  func codes(_ strangers: Strangers) throws -> SentCodes {
    let name =
      switch self {
      case .email(let email): email
      case .phone(let phone): try PhoneNumber(phone).e164
      }
    return SentCodes(
      home: strangers.home, books: try strangers.books(), account: Strangers.account,
      purpose: .recover, stranger: try strangers.name(of: name))
  }
}

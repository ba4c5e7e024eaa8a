import BillCore
import BillCredentials

extension Authentication {
  /// The key of a person who was proven, and how well.
  struct Proven {
    let key: AccountDataKey
    let strength: ProofStrength
  }

  /// Uses up a code that was sent for the purpose; returns false for any that does not count.
  func useSent(_ code: String, for purpose: CodePurpose, _ active: [SecondFactor]) throws -> Bool {
    guard active.contains(where: { $0.kind.isSent }) else { return false }
    do {
      try SentCodes(home: home, books: books, account: account.id, purpose: purpose).accept(code)
      return true
    } catch is ConfirmationError {
      return false
    }
  }
}

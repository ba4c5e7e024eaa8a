import BillCore
import BillCredentials
import BillStore

/// The phone number of an account, which lies sealed under the install key: codes are texted while
/// nobody is logged in.
struct AccountPhone {
  private let home: Home
  private let account: RecordID
  private static let place = "account.phone"

  init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// The number; nil where none is known.
  ///
  /// - throws: `CredentialError.tampered` for a seal of another installation or account.
  func number(_ reader: BookReader) throws -> PhoneNumber? {
    guard let sealed = try reader.sealedPhone() else { return nil }
    let opened = try home.installKey().open(sealed, place: AccountPhone.place, owner: account)
    return try PhoneNumber(opened.withBytes { String(decoding: $0, as: UTF8.self) })
  }

  /// The number that texts may go to; nil for one that was never confirmed.
  func confirmed(_ account: Account, _ reader: BookReader) throws -> PhoneNumber? {
    account.phoneConfirmedAt == nil ? nil : try number(reader)
  }

  /// Puts a number in the place of the one before it, confirmed or not; nil takes it away.
  func store(_ number: PhoneNumber?, confirmedAt: Instant?, _ writer: BookWriter) throws {
    guard var account = try writer.reader.account() else { return }
    account.phoneConfirmedAt = confirmedAt
    try seal(number, of: &account, writer)
    let word = number == nil ? "removed" : confirmedAt == nil ? "set" : "confirmed"
    try writer.record("phone.\(word)", account.id, account.maskedPhone)
  }

  /// Seals a number that came with an account from elsewhere, whose log tells of it already.
  func carry(_ number: PhoneNumber, confirmedAt: Instant?, _ writer: BookWriter) throws {
    guard var account = try writer.reader.account() else { return }
    account.phoneConfirmedAt = confirmedAt
    try seal(number, of: &account, writer)
  }

  private func seal(_ number: PhoneNumber?, of account: inout Account, _ writer: BookWriter) throws
  {
    account.phoneLast4 = number.map { String($0.e164.suffix(4)) }
    let key = try home.installKey()
    let sealed = number.map {
      key.seal(
        SecureBytes(copying: Array($0.e164.utf8)), place: AccountPhone.place, owner: account.id)
    }
    try writer.setPhone(
      of: account, sealed: sealed, hash: number.map { key.lookupHash(phone: $0.e164) })
  }
}

extension Home {
  /// The account of a phone number that was confirmed.
  ///
  /// - throws: `PhoneNumberError`, `HomeError.unknownAccount`.
  func account(phone: String) throws -> RecordID {
    let number = try PhoneNumber(phone)
    let ids = try accountIDs()
    guard !ids.isEmpty else { throw HomeError.unknownAccount(phone) }
    let hash = try installKey().lookupHash(phone: number.e164)
    let owner = try ids.first { try books(of: $0).read { try $0.confirmedPhoneHash() } == hash }
    guard let owner else { throw HomeError.unknownAccount(phone) }
    return owner
  }

  /// The account of a phone number, of an e-mail address, or the only one.
  ///
  /// - throws: `PhoneNumberError`, `HomeError`.
  func account(named email: String?, phone: String?) throws -> RecordID {
    try phone.map(account(phone:)) ?? account(named: email)
  }
}

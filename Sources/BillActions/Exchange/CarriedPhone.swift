import BillCore
import BillCredentials
import BillStore

/// The phone number of an account, which an installation seals and another one seals anew.
struct CarriedPhone {
  private let home: Home
  private let account: RecordID
  private static let place = "account.phone"

  init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// The number; nil where none is known.
  func read(_ reader: BookReader) throws -> String? {
    try reader.sealedPhone().map { sealed in
      try home.installKey().open(sealed, place: CarriedPhone.place, owner: account)
        .withBytes { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Seals a number that was carried here.
  func store(_ number: String, _ writer: BookWriter) throws {
    guard var holder = try writer.reader.account() else { return }
    let key = try home.installKey()
    holder.phoneLast4 = String(number.suffix(4))
    try writer.setPhone(
      of: holder,
      sealed: key.seal(
        SecureBytes(copying: Array(number.utf8)), place: CarriedPhone.place, owner: account),
      hash: key.lookupHash(phone: number))
  }
}

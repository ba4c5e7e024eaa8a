import BillCore
import BillCredentials

extension InstallKey {
  /// The keyed hash by which equal accounts of billers are found.
  func fingerprint(of account: BankAccount) -> [UInt8] {
    payeeFingerprint("\(account.scheme.rawValue)|\(account.number)")
  }
}

extension BankAccount {
  /// Whether the number is a QR-IBAN.
  var isQRIBAN: Bool {
    // why: what is no IBAN is no QR-IBAN either.
    guard scheme == .iban, let iban = try? IBAN(number) else { return false }
    return iban.isQRIBAN
  }
}

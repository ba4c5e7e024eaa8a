import BillCore
import BillCredentials

extension InstallKey {
  /// The keyed hash by which equal accounts of billers are found.
  ///
  /// An IBAN names its bank itself; any other number is an account only together with its bank.
  func fingerprint(of account: BankAccount) -> [UInt8] {
    let bank = account.scheme == .iban ? "" : account.agent ?? ""
    return payeeFingerprint("\(account.scheme.rawValue)|\(account.number)|\(bank)")
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

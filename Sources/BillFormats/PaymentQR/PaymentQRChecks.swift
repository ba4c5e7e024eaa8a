import BillCore

/// The numbers that payment QR codes hold, checked by BillCore and compact; nil where they fail.
enum PaymentQRChecks {
  static func iban(_ text: String) -> IBAN? {
    // why: the reader says itself what it found in place of an IBAN.
    try? IBAN(text)
  }

  static func bic(_ text: String) -> BIC? {
    // why: the reader says itself what it found in place of a BIC.
    try? BIC(text)
  }

  static func qrReference(_ text: String) -> QRReference? {
    // why: the reader says itself what it found in place of a reference.
    try? QRReference(text)
  }

  static func creditorReference(_ text: String) -> CreditorReference? {
    // why: a text that is no creditor reference is treated as text.
    try? CreditorReference(text)
  }
}

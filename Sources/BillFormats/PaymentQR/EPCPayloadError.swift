package import BillCore

/// Why a SEPA payment cannot be written as a QR payload.
package enum EPCPayloadError: Error, Equatable {
  case missing(field: String)
  /// More characters than the field holds, or more bytes than the payload.
  case tooLong(field: String, limit: Int)
  /// A control character, which would end the line.
  case lineBreak(field: String)
  /// Not an IBAN, or a Swiss QR-IBAN, which SEPA does not reach.
  case badIBAN(String)
  /// Not euro, or not from 0.01 to 999 999 999.99.
  case badAmount(Money)
  /// Wrong check digits, or a kind of reference SEPA does not know.
  case badReference(RemittanceReference)
  /// A BIC or a purpose that does not have the form of one.
  case badCode(String)
}

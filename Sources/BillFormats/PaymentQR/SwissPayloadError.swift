package import BillCore

/// Why a payment cannot be written as a Swiss QR payload.
package enum SwissPayloadError: Error, Equatable {
  case missing(field: String)
  /// More characters than the field or the payload holds, or more than two alternatives.
  case tooLong(field: String, limit: Int)
  /// A character without a counterpart in Swiss payment traffic.
  case badCharacter(field: String, character: Character)
  /// Not an IBAN of Switzerland or Liechtenstein.
  case badIBAN(String)
  /// Neither CHF nor EUR.
  case badCurrency(Currency)
  /// Of another currency, or not from 0.01 to 999 999 999.99.
  case badAmount(Money)
  case badCountry(String)
  /// Wrong length or check digits.
  case badReference(String)
  /// The account is a QR-IBAN.
  case needsQRReference
  /// The reference is a QR reference.
  case needsQRIBAN
  /// Text as the reference and a message: there is one line for both.
  case twoMessages
}

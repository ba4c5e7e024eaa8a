/// The check of a card number, which is looked at once and kept nowhere (ISO/IEC 7812-1).
package enum CardNumber {
  /// Checks a number written with blanks or `-` and tells what may be kept of it.
  ///
  /// UnionPay numbers need not pass the Luhn check; all others must. Errors never hold the number.
  package static func check(_ text: some StringProtocol) throws(CardNumberError) -> CardFacts {
    let number = text.compacted(dropping: ["-"])
    guard number.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .malformed }
    let digits = Array(number.utf8)
    guard (12...19).contains(digits.count) else { throw .wrongLength(nil, found: digits.count) }
    let network = CardNetwork(digits: digits)
    guard network.lengths.contains(digits.count) else {
      throw .wrongLength(network, found: digits.count)
    }
    guard network == .unionpay || CheckDigits.passesLuhn(digits) else { throw .wrongCheckDigit }
    return CardFacts(network: network, last4: String(number.suffix(4)))
  }
}

/// What may be kept of a card number.
package struct CardFacts: Hashable, Sendable {
  package let network: CardNetwork
  /// The last four digits.
  package let last4: String
}

/// Why a text is not a card number; none of these holds any of its digits.
package enum CardNumberError: Error, Equatable {
  /// Something else than digits.
  case malformed
  /// Not 12 to 19 digits, or not as many as the network uses.
  case wrongLength(CardNetwork?, found: Int)
  /// The Luhn check fails: a digit was mistyped.
  case wrongCheckDigit
}

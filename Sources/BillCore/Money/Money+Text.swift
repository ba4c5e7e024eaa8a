extension Money {
  /// Reads a plain decimal number with a point (`1234.5`, `-0.07`, `12`), as XML and JSON carry it.
  ///
  /// Zeros beyond the currency's decimal places are accepted (`120.00000`); any other digit there
  /// throws `MoneyError.inexact`. Signs, digits and one point are all that is allowed.
  package init(decimal text: some StringProtocol, _ currency: Currency) throws {
    let bytes = Array(text.utf8)
    var index = 0
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var minor: Int64 = 0
    var digits = 0
    var decimals: Int?
    for byte in bytes[index...] {
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
        throw MoneyError.malformed(String(text))
      }
      digits += 1
      let digit = Int64(byte - UInt8(ascii: "0"))
      if let places = decimals {
        if places >= currency.exponent {
          guard digit == 0 else { throw MoneyError.inexact(String(text), currency) }
          continue
        }
        decimals = places + 1
      }
      minor = try Money.appending(digit, to: minor)
    }
    guard digits > 0 else { throw MoneyError.malformed(String(text)) }
    for _ in (decimals ?? 0)..<currency.exponent { minor = try Money.appending(0, to: minor) }
    self.init(minor: isNegative ? -minor : minor, currency)
  }

  private static func appending(_ digit: Int64, to minor: Int64) throws -> Int64 {
    let (tens, overflow) = minor.multipliedReportingOverflow(by: 10)
    let (sum, sumOverflow) = tens.addingReportingOverflow(digit)
    guard !overflow, !sumOverflow else { throw MoneyError.overflow }
    return sum
  }

  /// The amount as a plain decimal number with exactly the currency's decimal places (`-1234.50`).
  package var decimalText: String {
    let magnitude = String(minor.magnitude)
    let sign = minor < 0 ? "-" : ""
    guard currency.exponent > 0 else { return sign + magnitude }
    let padding = Swift.max(0, currency.exponent + 1 - magnitude.count)
    let padded = String(repeating: "0", count: padding) + magnitude
    let point = padded.index(padded.endIndex, offsetBy: -currency.exponent)
    return "\(sign)\(padded[..<point]).\(padded[point...])"
  }
}

extension Money: CustomStringConvertible {
  /// The amount for people: `1234.50 EUR`.
  package var description: String { "\(decimalText) \(currency.code)" }
}

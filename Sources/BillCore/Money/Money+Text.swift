extension Money {
  /// Reads a plain decimal number with a point (`1234.5`, `-0.07`, `12`), as XML and JSON carry it.
  ///
  /// Zeros beyond the currency's decimal places are accepted (`120.00000`); any other digit there
  /// throws `MoneyError.inexact`. Signs, digits and one point are all that is allowed.
  package init(decimal text: some StringProtocol, _ currency: Currency) throws {
    guard let number = PlainDecimal(text) else { throw MoneyError.malformed(String(text)) }
    let exponent = currency.exponent
    guard number.decimals.dropFirst(exponent).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      throw MoneyError.inexact(String(text), currency)
    }
    var minor: Int64 = 0
    for digit in number.whole { minor = try number.appending(digit, to: minor) }
    for digit in number.decimals.prefix(exponent) { minor = try number.appending(digit, to: minor) }
    for _ in Swift.min(number.decimals.count, exponent)..<exponent {
      minor = try number.appending(UInt8(ascii: "0"), to: minor)
    }
    self.init(minor: minor, currency)
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

/// A decimal number taken apart: sign, digits before the point, digits after it.
private struct PlainDecimal {
  let isNegative: Bool
  let whole: ArraySlice<UInt8>
  let decimals: ArraySlice<UInt8>

  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    isNegative = bytes.first == UInt8(ascii: "-")
    let unsigned = isNegative || bytes.first == UInt8(ascii: "+") ? bytes[1...] : bytes[...]
    whole = unsigned.prefix { $0 != UInt8(ascii: ".") }
    decimals = unsigned.dropFirst(whole.count + 1)
    let digits = whole + decimals
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
  }

  /// Counts downwards for negative numbers, so that the smallest integer can be read.
  func appending(_ digit: UInt8, to minor: Int64) throws -> Int64 {
    let (tens, overflow) = minor.multipliedReportingOverflow(by: 10)
    let value = Int64(digit.digitValue)
    let (sum, sumOverflow) = tens.addingReportingOverflow(isNegative ? -value : value)
    guard !overflow, !sumOverflow else { throw MoneyError.overflow }
    return sum
  }
}

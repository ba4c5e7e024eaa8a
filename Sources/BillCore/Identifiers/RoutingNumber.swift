/// A routing number of the American Bankers Association: nine digits that name a bank.
package struct RoutingNumber: Hashable, Sendable, CustomStringConvertible {
  /// Nine digits.
  package let digits: String

  /// Reads nine digits, with blanks and `-` anywhere, and checks prefix and check digit.
  package init(_ text: some StringProtocol) throws(RoutingNumberError) {
    let digits = text.compacted(dropping: ["-"])
    if let character = digits.first(where: { !$0.isASCII || !$0.isNumber }) {
      throw .malformed(character)
    }
    let values = digits.utf8.map(\.digitValue)
    guard values.count == 9 else { throw .wrongLength(found: values.count) }
    guard values.contains(where: { $0 != 0 }) else { throw .allZeros }
    guard RoutingNumber.isAssigned(prefix: values[0] * 10 + values[1]) else {
      throw .unassignedPrefix(String(digits.prefix(2)))
    }
    let sum = zip(values, [3, 7, 1, 3, 7, 1, 3, 7, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum.isMultiple(of: 10) else { throw .wrongCheckDigit }
    self.digits = digits
  }

  package var description: String { digits }

  /// 00 the government, 01-12 the Federal Reserve districts, 21-32 thrift institutions there,
  /// 61-72 electronic transactions there, 80 traveller's cheques.
  private static func isAssigned(prefix: Int) -> Bool {
    switch prefix {
    case 0...12, 21...32, 61...72, 80: true
    default: false
    }
  }
}

/// Why a text is not a routing number.
package enum RoutingNumberError: Error, Equatable {
  /// A character that is not a digit.
  case malformed(Character)
  /// Not nine digits.
  case wrongLength(found: Int)
  /// Nine zeros, which check but name no bank.
  case allZeros
  /// No Federal Reserve district has the first two digits.
  case unassignedPrefix(String)
  /// The ninth digit does not agree with the others (weights 3, 7, 1).
  case wrongCheckDigit
}

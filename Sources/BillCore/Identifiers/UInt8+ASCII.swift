extension UInt8 {
  /// Whether this is an ASCII digit; other scripts' digits are not digits here.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether this is an ASCII capital letter.
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  /// Whether this is an ASCII small letter.
  var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

  /// Whether this is an ASCII blank: a space, a tab or what ends lines and pages.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// The value of an ASCII digit, 0 to 9.
  var digitValue: Int { Int(self) - Int(UInt8(ascii: "0")) }
}

/// What files of other standards begin with, so that they are refused by name.
package enum ForeignMark {
  private static let names = [
    ("UPNQR", "a UPN QR code (Slovenia)"), ("HRVHUB30", "a HUB-3 payment code (Croatia)"),
    ("SPD*", "a Short Payment Descriptor (Czechia)"), ("K:PR|", "an IPS QR code (Serbia)"),
    ("ST0001", "a payment code of GOST R 56042 (Russia)"), ("UNA:+", "EDIFACT"),
    ("UNB+", "EDIFACT"), ("ISA*", "ANSI X12"),
  ]

  /// The standard that a text begins like; nil where it is none of those known.
  package static func name(of bytes: [UInt8]) -> String? {
    names.first { bytes.starts(with: $0.0.utf8) }?.1
  }
}

import BillCore

extension TOTP {
  /// The seed in base32, for typing into an app by hand.
  package var seedText: String { seed.withBytes { Base32.encode(Array($0)) } }

  /// The `otpauth://` URI authenticator apps read from a QR code (Google Authenticator key URI).
  package func uri(issuer: String, account: String) -> String {
    "otpauth://totp/\(TOTP.escaped(issuer)):\(TOTP.escaped(account))?secret=\(seedText)"
      + "&issuer=\(TOTP.escaped(issuer))&algorithm=\(algorithm.rawValue)&digits=\(digits)"
      + "&period=\(stepSeconds)"
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986 2.3).
  private static func escaped(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    let character = Unicode.Scalar(byte)
    return ("a"..."z").contains(character) || ("A"..."Z").contains(character)
      || ("0"..."9").contains(character) || "-._~".unicodeScalars.contains(character)
  }
}

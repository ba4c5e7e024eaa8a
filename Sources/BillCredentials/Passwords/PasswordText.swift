import Foundation

/// The one form a password is hashed and judged in.
enum PasswordText {
  /// The password in Unicode normalisation form KC (SP 800-63B-4 3.1.1.2), in UTF-8.
  ///
  /// Throws `.notText` for bytes that are not UTF-8 and for a NUL. A password of ASCII is its own
  /// normal form and never leaves guarded memory. Any other has to pass through `String`, whose
  /// storage Swift gives us no way to overwrite: until the allocator uses the memory again, a copy
  /// may lie there. Not being dumpable, and ending soon, is what protects it then.
  static func normalised(_ password: SecureBytes) throws(CredentialError) -> SecureBytes {
    let isASCII = password.withBytes { bytes in bytes.allSatisfy { (1..<0x80).contains($0) } }
    if isASCII { return password }
    let text = password.withBytes { String(decoding: $0, as: UTF8.self) }
    let isText = password.withBytes { bytes in
      text.utf8.elementsEqual(bytes) && !bytes.contains(0)
    }
    guard isText else { throw .notText }
    var normal = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    return SecureBytes(consuming: &normal)
  }

  /// The number of code points in UTF-8 bytes: those that do not continue a character.
  static func codePointCount(_ text: SecureBytes) -> Int {
    text.withBytes { bytes in bytes.count { $0 & 0xC0 != 0x80 } }
  }

  /// The password followed by a NUL, with ASCII letters in lower case where asked for.
  static func terminated(_ text: SecureBytes, isLowercased: Bool = false) -> SecureBytes {
    SecureBytes(capacity: text.count + 1) { (room: UnsafeMutableBufferPointer<UInt8>) in
      text.withBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          room[index] = isLowercased && isCapital ? byte + 32 : byte
        }
      }
      return room.count
    }
  }
}

import CSodium

/// SHA-256 (FIPS 180-4), for naming files.
package enum SHA256 {
  /// The hash in lower-case hexadecimal, 64 characters.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

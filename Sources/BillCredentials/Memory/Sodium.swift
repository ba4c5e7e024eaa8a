import CSodium

/// The start of libsodium, and its randomness.
package enum Sodium {
  /// Whether libsodium could be started; starting happens once, on first use.
  static let isReady = sodium_init() >= 0

  /// Starts libsodium; every later call is free.
  ///
  /// Throws `CredentialError.libraryFailed` where it cannot run.
  package static func start() throws(CredentialError) {
    guard isReady else { throw .libraryFailed(.sodium) }
  }

  /// Bytes of the operating system's generator.
  ///
  /// Keys, salts and nonces come from here only. It takes no generator on purpose: a test that
  /// could choose a nonce would be a way to repeat one.
  package static func randomBytes(_ count: Int) -> [UInt8] {
    precondition(isReady, "libsodium did not start")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// Compares without telling by its time where the first difference is.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  /// Overwrites an array that held a secret.
  ///
  /// Copies Swift made before (on growth, on sharing) are out of reach: secrets belong in
  /// `SecureBytes`, and arrays only carry them over a boundary.
  static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) }
  }
}

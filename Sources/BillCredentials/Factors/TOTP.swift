package import BillCore
import COath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Time-based one-time passwords (RFC 6238) through liboath.
package struct TOTP: Equatable, Sendable {
  /// The hash under the HMAC; phones know SHA-1 best, and HMAC does not suffer from its collisions.
  package enum Algorithm: String, Hashable, Sendable, CaseIterable {
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha512 = "SHA512"

    fileprivate var flags: Int32 {
      switch self {
      case .sha1: 0
      case .sha256: Int32(OATH_TOTP_HMAC_SHA256.rawValue)
      case .sha512: Int32(OATH_TOTP_HMAC_SHA512.rawValue)
      }
    }
  }

  package let seed: SecureBytes
  package let algorithm: Algorithm
  /// Six to eight.
  package let digits: Int
  package let stepSeconds: Int64

  /// A factor with a known seed; nil for digits or steps RFC 4226 and 6238 do not know.
  package init?(
    seed: SecureBytes, algorithm: Algorithm = .sha1, digits: Int = 6, stepSeconds: Int64 = 30
  ) {
    guard (6...8).contains(digits), (1...3600).contains(stepSeconds), seed.count > 0 else {
      return nil
    }
    self.seed = seed
    self.algorithm = algorithm
    self.digits = digits
    self.stepSeconds = stepSeconds
  }

  private init(seed: SecureBytes) {
    self.seed = seed
    algorithm = .sha1
    digits = 6
    stepSeconds = 30
  }

  /// A factor with 160 fresh random bits (RFC 4226 R6), as every authenticator app reads it.
  package static func generate() -> TOTP { TOTP(seed: SecureBytes(random: 20)) }

  /// The number of the time step a moment lies in (RFC 6238 4.2); nil before 1970.
  package func step(at now: Instant) -> Int64? {
    now.milliseconds < 0 ? nil : now.seconds / stepSeconds
  }

  /// The code an app shows at a moment; throws `.libraryFailed(.oath)`.
  package func code(at now: Instant) throws(CredentialError) -> String {
    guard let step = step(at: now) else { throw .libraryFailed(.oath) }
    return String(decoding: try code(step: step), as: UTF8.self)
  }

  /// The step whose code was typed: this one, the one before or the one after (RFC 6238 5.2).
  ///
  /// Store what it returns, in the transaction that acts on it, and hand it in as `lastStep` next
  /// time: a step is accepted once. Nil refuses. Where the code fits two steps the later counts,
  /// so that it cannot be used again.
  package func verify(_ typed: String, at now: Instant, lastStep: Int64?) throws(CredentialError)
    -> Int64?
  {
    guard let current = step(at: now) else { return nil }
    let code = Array(OneTimeCode.canonical(typed).utf8)
    var accepted: Int64?
    // All three are compared, whichever fits: the time taken says nothing about the code.
    for candidate in max(0, current - 1)...(current + 1) {
      let isMatch = Sodium.areEqual(try self.code(step: candidate), code)
      if isMatch, candidate > lastStep ?? -1 { accepted = candidate }
    }
    return accepted
  }

  private static let isReady = oath_init() == Int32(OATH_OK.rawValue)

  private func code(step: Int64) throws(CredentialError) -> [UInt8] {
    guard TOTP.isReady else { throw .libraryFailed(.oath) }
    var text = [CChar](repeating: 0, count: digits + 1)
    let status = seed.withCharacters {
      oath_totp_generate2(
        $0, seed.count, time_t(step * stepSeconds), UInt32(stepSeconds), 0, UInt32(digits),
        algorithm.flags, &text)
    }
    guard status == Int32(OATH_OK.rawValue) else { throw .libraryFailed(.oath) }
    return text.prefix(digits).map { UInt8(bitPattern: $0) }
  }
}

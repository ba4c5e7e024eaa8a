import CSodium

/// A code of eight digits sent by e-mail or text message.
package enum OneTimeCode {
  package static let digits = 8
  /// Minutes it is good for, in seconds.
  package static let lifetimeSeconds: Int64 = 10 * 60
  /// How often one code may be tried.
  package static let tries = 5

  /// Eight digits, each of the hundred million codes equally likely.
  package static func generate() -> String {
    precondition(Sodium.isReady, "libsodium did not start")
    let text = String(randombytes_uniform(100_000_000))
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// Whether a text has the form of such a code.
  package static func canBe(_ typed: String) -> Bool {
    let code = canonical(typed)
    return code.utf8.count == digits && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The code without the spaces and dashes people type between the digits.
  static func canonical(_ typed: String) -> String {
    typed.filter { !$0.isWhitespace && $0 != "-" }
  }
}

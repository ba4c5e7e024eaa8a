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

  /// The code without the spaces and dashes people type between the digits.
  static func canonical(_ typed: String) -> String {
    typed.filter { !$0.isWhitespace && $0 != "-" }
  }
}

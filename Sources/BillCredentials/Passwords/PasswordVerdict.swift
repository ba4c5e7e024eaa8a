/// What a new password's check found.
package struct PasswordVerdict: Hashable, Sendable {
  /// zxcvbn's scale: 0 (guessed at once) to 4 (resists a stolen file).
  package let score: Int
  /// Why it is refused; empty when it is not.
  package let weaknesses: [PasswordWeakness]

  package var isAccepted: Bool { weaknesses.isEmpty }
}

/// A reason to refuse a new password.
package enum PasswordWeakness: Hashable, Sendable {
  case tooShort(codePoints: Int, least: Int)
  case tooLong(codePoints: Int, bytes: Int, mostCodePoints: Int, mostBytes: Int)
  /// One of the passwords everybody tries.
  case common
  /// Made of the user's own words, such as name or address.
  case ownWord
  /// Too few guesses find it.
  case guessable(score: Int, least: Int)
  /// Not UTF-8, or with a NUL.
  case notText
}

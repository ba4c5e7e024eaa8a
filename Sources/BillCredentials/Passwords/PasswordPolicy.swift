import CZxcvbn

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rules for a new password: long, not common, not easily guessed, and nothing else
/// (SP 800-63B-4 3.1.1.2: no composition rules, no expiry).
package enum PasswordPolicy {
  package static let leastCodePoints = 15
  package static let mostCodePoints = 256
  package static let mostBytes = 1024
  package static let leastScore = 3

  /// Judges a password, with the user's own words (name, address, billers) counting as known.
  ///
  /// - throws: `CredentialError.libraryFailed` where zxcvbn is missing.
  package static func check(
    _ password: SecureBytes, userWords: [String] = []
  ) throws(CredentialError) -> PasswordVerdict {
    let text: SecureBytes
    do {
      text = try PasswordText.normalised(password)
    } catch {
      return PasswordVerdict(score: 0, weaknesses: [.notText])
    }
    let codePoints = PasswordText.codePointCount(text)
    guard codePoints <= mostCodePoints, text.count <= mostBytes else {
      let weakness = PasswordWeakness.tooLong(
        codePoints: codePoints, bytes: text.count, mostCodePoints: mostCodePoints,
        mostBytes: mostBytes)
      return PasswordVerdict(score: 0, weaknesses: [weakness])
    }
    let words = ownWords(userWords)
    let score = score(bits: try bits(text, words: words))
    var weaknesses: [PasswordWeakness] = []
    if codePoints < leastCodePoints {
      weaknesses.append(.tooShort(codePoints: codePoints, least: leastCodePoints))
    }
    if CommonPasswords.contain(text) { weaknesses.append(.common) }
    if isOneOf(words, text) { weaknesses.append(.ownWord) }
    if score < leastScore { weaknesses.append(.guessable(score: score, least: leastScore)) }
    return PasswordVerdict(score: score, weaknesses: weaknesses)
  }

  /// The score for an entropy in bits.
  ///
  /// The C library gives bits and prints `bits * log10(2)` as the order of guesses; zxcvbn 4
  /// scores guesses below 10^3, 10^6, 10^8 and 10^10 as 0, 1, 2 and 3.
  static func score(bits: Double) -> Int {
    let guessesLog10 = bits * 0.301_029_995_663_981_2
    return [3.0, 6.0, 8.0, 10.0].count { guessesLog10 >= $0 }
  }

  /// The library copies the password into ordinary memory while it works and does not wipe it.
  static func bits(_ text: SecureBytes, words: [String]) throws(CredentialError) -> Double {
    guard let library else { throw .libraryFailed(.zxcvbn) }
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var list: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0) } + [nil]
    let terminated = PasswordText.terminated(text)
    return terminated.withCharacters { library.ZxcvbnMatch($0, &list, nil) }
  }

  private static let library: czxcvbn_calls? = {
    var calls = czxcvbn_calls()
    return czxcvbn_load(&calls) == 0 ? calls : nil
  }()

  /// The words in lower case, whole and in parts of three letters or more.
  private static func ownWords(_ given: [String]) -> [String] {
    var words = ["billctl"]
    for word in given.map({ $0.lowercased() }) where !word.isEmpty && !word.utf8.contains(0) {
      let parts = word.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      words += [word] + parts.filter { $0.count >= 3 }
    }
    return words
  }

  private static func isOneOf(_ words: [String], _ text: SecureBytes) -> Bool {
    let lower = PasswordText.terminated(text, isLowercased: true)
    return lower.withBytes { bytes in
      words.contains { $0.utf8.elementsEqual(bytes.dropLast()) }
    }
  }
}

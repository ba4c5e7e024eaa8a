/// Text in the characters every version of the Swiss Payment Standards accepts.
///
/// That is the Latin-1 subset of the pain.001.001.03.ch.02 guidelines, which later versions only
/// widen.
enum SwissText {
  /// The text with what is outside the set transliterated as for SEPA.
  static func transliterated(_ text: String) -> String {
    var result = ""
    for character in text {
      // What is found equals canonically: a decomposed umlaut comes out as one scalar.
      if let index = allowed.firstIndex(of: character) {
        result.append(allowed[index])
      } else {
        result += SEPAText.transliterated(String(character))
      }
    }
    return result
  }

  private static let allowed: Set<Character> = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:'+-/()?*[]{}\\`´~"
      + "!\"#%&<>÷=@_$£àáâäçèéêëìíîïñòóôöùúûüýßÀÁÂÄÇÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÑ")
}

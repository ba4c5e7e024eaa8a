/// Text in the characters every version of the Swiss Payment Standards accepts.
///
/// That is the Latin-1 subset of the pain.001.001.03.ch.02 guidelines, which later versions only
/// widen.
enum SwissText {
  /// The text with what is outside the set transliterated as for SEPA.
  static func transliterated(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if allowed.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += SEPAText.transliterated(String(scalar))
      }
    }
    return result
  }

  private static let allowed = Set(
    ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:'+-/()?*[]{}\\`´~"
      + "!\"#%&<>÷=@_$£àáâäçèéêëìíîïñòóôöùúûüýßÀÁÂÄÇÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÑ").unicodeScalars)
}

/// Makes member names fit to be shown: they are labels, never paths.
enum ContainerLabel {
  /// UTF-8 where it is valid, else ISO 8859-1; control characters become U+FFFD.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    let decoded =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    return clean(decoded)
  }

  /// The text without control and direction-changing characters, at most 255 characters of it.
  static func clean(_ text: String) -> String {
    let scalars = text.prefix(255).unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

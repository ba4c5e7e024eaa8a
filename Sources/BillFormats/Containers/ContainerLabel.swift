/// Makes member names fit to be shown: they are labels, never paths.
enum ContainerLabel {
  /// UTF-8 where it is valid, else ISO 8859-1; control characters become U+FFFD.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    clean(lossless(bytes))
  }

  /// UTF-8 where it is valid, else ISO 8859-1: every byte stays what it was.
  static func lossless(_ bytes: some Collection<UInt8>) -> String {
    String(strictUTF8: bytes)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
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

extension String {
  /// The text, or nil where the bytes are not UTF-8.
  ///
  /// The standard library's own initialiser is newer than the oldest macOS we build for.
  init?(strictUTF8 bytes: some Collection<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
    guard utf8.elementsEqual(bytes) else { return nil }
  }
}

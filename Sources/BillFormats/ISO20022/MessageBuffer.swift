/// Bytes of an XML message under construction.
struct MessageBuffer {
  private(set) var bytes: [UInt8]

  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Appends markup as it is.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends text, with the characters XML 1.0 reserves in content as entities.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      default: bytes.append(byte)
      }
    }
  }

  /// Appends an element that holds text.
  mutating func element(_ name: StaticString, _ content: String) {
    open(name)
    text(content)
    close(name)
  }

  /// Appends an element that holds text, or nothing at all without text.
  mutating func optional(_ name: StaticString, _ content: String?) {
    if let content { element(name, content) }
  }

  mutating func open(_ name: StaticString) {
    raw("<")
    raw(name)
    raw(">")
  }

  mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  /// Appends a decimal number that is given in units of ten to the minus `places`.
  mutating func decimal(_ scaled: Int64, places: Int) {
    let digits = Array(String(scaled.magnitude).utf8)
    let padding = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, places + 1 - digits.count))
    let padded = padding + digits
    bytes.append(contentsOf: padded.dropLast(places))
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: padded.suffix(places))
  }
}

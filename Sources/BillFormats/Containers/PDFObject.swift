/// A value of a PDF file (ISO 32000-2 7.3).
indirect enum PDFObject {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number with a fraction; nothing here needs its value.
  case real
  case name(String)
  case string([UInt8])
  case array([PDFObject])
  case dictionary([String: PDFObject])
  case reference(Int)
  case stream(PDFStream)

  var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  var name: String? {
    if case .name(let value) = self { value } else { nil }
  }

  var array: [PDFObject]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The dictionary, also that of a stream.
  var dictionary: [String: PDFObject]? {
    switch self {
    case .dictionary(let value): value
    case .stream(let stream): stream.dictionary
    case .null, .boolean, .integer, .real, .name, .string, .array, .reference: nil
    }
  }

  var stream: PDFStream? {
    if case .stream(let value) = self { value } else { nil }
  }

  /// The text of a string (ISO 32000-2 7.9.2.2), or of a name standing where a string belongs.
  var text: String? {
    switch self {
    case .string(let bytes): PDFText.decoded(bytes)
    case .name(let name): name
    case .null, .boolean, .integer, .real, .array, .dictionary, .reference, .stream: nil
    }
  }
}

/// A stream's dictionary and where its bytes begin.
struct PDFStream {
  var dictionary: [String: PDFObject]
  var start: Int
}

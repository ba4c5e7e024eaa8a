/// Undoes the filters of PDF streams (ISO 32000-2 7.4).
enum PDFFilters {
  /// Undoes a chain of filters, none of which may make more than `limitBytes`.
  ///
  /// Throws `.malformed` for damage and for filters that only pictures use, and `.tooLarge`.
  static func undo(
    _ chain: [(filter: String, predictor: PDFPredictor)], on packed: ArraySlice<UInt8>,
    limitBytes: Int
  ) throws(CaptureError) -> [UInt8] {
    var data = packed
    for (filter, predictor) in chain {
      switch filter {
      case "FlateDecode", "Fl":
        let plain = try Inflate.unpack(data, .zlib, damage: .tolerated, limitBytes: limitBytes)
        data = predictor.undo(plain)[...]
      case "ASCIIHexDecode", "AHx": data = hex(data)[...]
      case "ASCII85Decode", "A85": data = try base85(data)[...]
      case "Crypt": break
      default: throw .malformed(detail: "a PDF stream packed with \(filter)", line: nil)
      }
    }
    guard data.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    return Array(data)
  }

  private static func hex(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var nibbles = text.prefix { $0 != UInt8(ascii: ">") }.compactMap(\.hexValue)
    if !nibbles.count.isMultiple(of: 2) { nibbles.append(0) }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }

  private static func base85(_ text: ArraySlice<UInt8>) throws(CaptureError) -> [UInt8] {
    var output: [UInt8] = []
    var group: [UInt8] = []
    for byte in text.starts(with: Array("<~".utf8)) ? text.dropFirst(2) : text {
      switch byte {
      case UInt8(ascii: "~"):
        return output + tail(group)
      case UInt8(ascii: "z") where group.isEmpty:
        output += [0, 0, 0, 0]
      case 0x21...0x75:
        group.append(byte - 0x21)
        if group.count == 5 {
          output += word(group)
          group = []
        }
      default:
        guard byte.isBlank || byte == 0 || byte == 0x0C else {
          throw .malformed(detail: "damaged ASCII85 data in a PDF stream", line: nil)
        }
      }
    }
    return output + tail(group)
  }

  // A last group of n digits holds n - 1 bytes.
  private static func tail(_ group: [UInt8]) -> [UInt8] {
    guard group.count > 1 else { return [] }
    let filled = group + [UInt8](repeating: 84, count: 5 - group.count)
    return Array(word(filled).prefix(group.count - 1))
  }

  private static func word(_ group: [UInt8]) -> [UInt8] {
    let value = group.reduce(UInt64(0)) { $0 * 85 + UInt64($1) }
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

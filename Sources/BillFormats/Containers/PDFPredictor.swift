/// What was done to rows of bytes before they were packed (ISO 32000-2 7.4.4.4).
struct PDFPredictor {
  private let predictor: Int
  private let rowBytes: Int
  private let pixelBytes: Int

  /// Takes the entries of a `DecodeParms` dictionary.
  init(_ parameters: [String: Int?]) {
    func value(_ key: String, _ usual: Int, _ allowed: ClosedRange<Int>) -> Int {
      guard let given = parameters[key] ?? nil, allowed.contains(given) else { return usual }
      return given
    }
    predictor = value("Predictor", 1, 1...15)
    let bits = value("Colors", 1, 1...32) * value("BitsPerComponent", 8, 1...16)
    pixelBytes = max(1, (bits + 7) / 8)
    rowBytes = (bits * value("Columns", 1, 1...(1 << 20)) + 7) / 8
  }

  /// The bytes as they were; a row of a kind that does not exist stays as it is.
  func undo(_ data: [UInt8]) -> [UInt8] {
    if predictor == 2 { return undoTIFF(data) }
    return predictor >= 10 ? undoPNG(data) : data
  }

  // Only whole-byte components, which is what anything but a picture has.
  private func undoTIFF(_ data: [UInt8]) -> [UInt8] {
    var output = data
    for index in output.indices where index % rowBytes >= pixelBytes {
      output[index] &+= output[index - pixelBytes]
    }
    return output
  }

  private func undoPNG(_ data: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(data.count)
    var above = [UInt8](repeating: 0, count: rowBytes)
    var start = 0
    while start < data.count {
      let end = min(start + 1 + rowBytes, data.count)
      var row = Array(data[(start + 1)..<end])
      for index in row.indices {
        let left = index >= pixelBytes ? row[index - pixelBytes] : 0
        let corner = index >= pixelBytes ? above[index - pixelBytes] : 0
        switch data[start] {
        case 1: row[index] &+= left
        case 2: row[index] &+= above[index]
        case 3: row[index] &+= UInt8((Int(left) + Int(above[index])) / 2)
        case 4: row[index] &+= PDFPredictor.paeth(left, above[index], corner)
        default: break
        }
      }
      output += row
      above.replaceSubrange(0..<row.count, with: row)
      start = end
    }
    return output
  }

  // PNG (ISO 15948) 9.4: the neighbour nearest to left + above - corner.
  private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(corner)
    let distances = [left, above, corner].map { abs(estimate - Int($0)) }
    if distances[0] <= distances[1], distances[0] <= distances[2] { return left }
    return distances[1] <= distances[2] ? above : corner
  }
}

import BillFormats
import BillTestSupport
import Foundation
import Testing

/// Turns drawn symbols back into modules, and into pictures that other readers take.
enum QRPicture {
  /// What ZXing reads in a picture of the symbol, with a white cross' square if asked for.
  static func read(_ symbol: QRSymbol, withCross: Bool = false) throws -> String {
    let tool = try #require(Tool("ZXingReader"))
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-qr-\(UUID().uuidString).png")
    // why: a left-over picture harms nobody.
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(png(symbol, withCross: withCross)).write(to: file)
    let result = try tool.run(["-1", "-bytes", file.path])
    return result.output
  }

  /// The rows of modules that lines in half blocks show.
  static func modules(of lines: [String], size: Int) -> [[Bool]] {
    let rows = lines.flatMap { line -> [[Bool]] in
      let blocks = line.filter { "█▀▄ ".contains($0) }
      return [blocks.map { "█▀".contains($0) }, blocks.map { "█▄".contains($0) }]
    }
    return rows.dropFirst(4).prefix(size).map { Array($0.dropFirst(4).prefix(size)) }
  }

  /// The rows of modules that the runs of an SVG path cover.
  static func modules(ofSVG picture: String, size: Int) throws -> [[Bool]] {
    var rows = [[Bool]](repeating: [Bool](repeating: false, count: size), count: size)
    for run in picture.matches(of: /M(\d+) (\d+)h(\d+)v1h-\d+z/) {
      let x = try #require(Int(run.1)) - 4
      let y = try #require(Int(run.2)) - 4
      for column in x..<(x + (try #require(Int(run.3)))) { rows[y][column] = true }
    }
    return rows
  }

  /// A greyscale PNG of the symbol, eight pixels a module, with stored (uncompressed) data.
  private static func png(_ symbol: QRSymbol, withCross: Bool) -> [UInt8] {
    let scale = 8
    let side = (symbol.size + 8) * scale
    let cross = symbol.size * scale * 7 / 92
    var rows: [UInt8] = []
    for y in 0..<side {
      rows.append(0)
      for x in 0..<side {
        let isCovered = withCross && abs(x - side / 2) < cross && abs(y - side / 2) < cross
        let isDark =
          isCovered ? abs(x - side / 2) < cross / 2 : symbol[x / scale - 4, y / scale - 4]
        rows.append(isDark ? 0 : 255)
      }
    }
    let header = bigEndian(side) + bigEndian(side) + [8, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", stored(rows)) + chunk("IEND", [])
  }

  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: data.count, by: 65_535) {
      let part = data[start...].prefix(65_535)
      let low = UInt8(part.count & 255)
      let high = UInt8(part.count >> 8)
      result += [start + 65_535 >= data.count ? 1 : 0, low, high, ~low, ~high] + part
    }
    var a = 1
    var b = 0
    for byte in data {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + bigEndian(b << 16 | a)
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + data
    var sum: UInt32 = .max
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return bigEndian(data.count) + content + bigEndian(Int(~sum))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }
}

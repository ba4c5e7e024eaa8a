import BillFormats
import BillTestSupport
import Testing

struct QRSymbolTests {
  @Test func `a short text makes the smallest symbol with its three finders`() throws {
    let symbol = try QRSymbol(bytes: Array("Hi".utf8))
    #expect(symbol.size == 21 && symbol.version == 1)
    let finder = symbol.modules[0].prefix(8)
    #expect(finder == [true, true, true, true, true, true, true, false])
    #expect(symbol[0, 0] && symbol[20, 0] && symbol[0, 20])
    #expect(!symbol[-1, 0] && !symbol[21, 0])
  }

  @Test func `what cannot be drawn is said`() throws {
    #expect(throws: QRSymbolError.empty) { try QRSymbol(bytes: []) }
    let bytes = [UInt8](repeating: 65, count: 400)
    #expect(throws: QRSymbolError.tooLong(byteCount: 400, maxVersion: 13)) {
      try QRSymbol(bytes: bytes, maxVersion: 13)
    }
    #expect(throws: QRSymbolError.tooLong(byteCount: 4_000, maxVersion: 40)) {
      try QRSymbol(bytes: [UInt8](repeating: 65, count: 4_000))
    }
  }

  @Test func `level M of version 13 holds exactly 331 bytes`() throws {
    let symbol = try QRSymbol(bytes: [UInt8](repeating: 65, count: 331), maxVersion: 13)
    #expect(symbol.version == 13)
    #expect(throws: QRSymbolError.self) {
      try QRSymbol(bytes: [UInt8](repeating: 65, count: 332), maxVersion: 13)
    }
  }

  @Test func `terminal lines pack two rows into one and keep a quiet zone`() throws {
    let symbol = try QRSymbol(bytes: Array("Hi".utf8))
    let (black, end) = ("\u{1B}[38;5;16;48;5;231m", "\u{1B}[0m")
    let lines = symbol.terminalLines()
    #expect(lines.count == 15 && lines.allSatisfy { $0.hasPrefix(black) && $0.hasSuffix(end) })
    #expect(lines[1] == black + String(repeating: " ", count: symbol.terminalColumns) + end)
    #expect(lines[2].hasPrefix("\(black)    █▀▀▀▀▀█ "))
  }

  @Test func `terminal lines read back as the symbol`() throws {
    let symbol = try QRSymbol(bytes: Array("billctl".utf8))
    let lines = symbol.terminalLines()
    #expect(QRPicture.modules(of: lines, size: symbol.size) == symbol.modules)
  }

  @Test func `the SVG draws each dark module once`() throws {
    let symbol = try QRSymbol(bytes: Array("billctl".utf8))
    let picture = symbol.svg(moduleSize: 5)
    #expect(picture.contains("width=\"145\""))
    #expect(try QRPicture.modules(ofSVG: picture, size: symbol.size) == symbol.modules)
    #expect(!picture.contains("<svg x="))
    #expect(symbol.svg(overlay: .swissCross).contains("<svg x=\"12.902\""))
  }

  @Test(.enabled(if: Tool("xmllint") != nil)) func `the SVG is well-formed`() throws {
    let symbol = try QRSymbol(bytes: Array("billctl".utf8))
    let tool = try #require(Tool("xmllint"))
    let result = try tool.run(
      ["--noout", "-"], input: .init(symbol.svg(overlay: .swissCross).utf8))
    #expect(result.status == 0, "\(result.errors)")
  }
}

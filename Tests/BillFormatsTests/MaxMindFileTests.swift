import BillCore
import Testing

@testable import BillFormats

struct MaxMindFileTests {
  /// A database of one node: addresses that begin with a zero bit are in Germany.
  private static func database(version: UInt8 = 4, record: [UInt8]) -> [UInt8] {
    let tree: [UInt8] = [0, 0, 17, 0, 0, 1]
    let metadata: [UInt8] =
      [0xE4] + text("node_count") + [0xA1, 1] + text("record_size") + [0xA1, 24]
      + text("ip_version") + [0xA1, version] + text("binary_format_major_version") + [0xA1, 2]
    return tree + [UInt8](repeating: 0, count: 16) + record
      + [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8) + metadata
  }

  private static func text(_ text: String) -> [UInt8] {
    [0x40 | UInt8(text.utf8.count)] + Array(text.utf8)
  }

  private static let germany = [0xE1] + text("country") + [0xE1] + text("iso_code") + text("DE")

  private func place(_ text: String, _ bytes: [UInt8]) throws -> NetworkPlace? {
    let file = try MaxMindFile(size: bytes.count) { offset, count in
      offset < 0 || offset > bytes.count ? [] : Array(bytes[offset...].prefix(count))
    }
    return try file.place(of: #require(IPAddress(text)))
  }

  @Test func `an address leads to the record of its network`() throws {
    // The record is the second value, behind a byte that nothing points to.
    let bytes = MaxMindFileTests.database(record: [0xA0] + MaxMindFileTests.germany)
    var moved = bytes
    moved[2] = 18
    #expect(try place("1.2.3.4", moved)?.label == "DE")
    #expect(try place("200.1.1.1", moved) == nil)
    #expect(try place("2001:db8::1", moved) == nil)
  }

  @Test func `what is no database, or a broken one, is refused`() throws {
    #expect(throws: MaxMindError.notMaxMind) { try place("1.1.1.1", [1, 2, 3]) }
    // A pointer to itself, a map that never ends, a type nobody knows.
    for record: [UInt8] in [[0x20, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x00, 0x20], [0xE1, 0x20, 0]] {
      #expect(throws: MaxMindError.corrupt) {
        try place("1.1.1.1", MaxMindFileTests.database(record: record))
      }
    }
  }
}

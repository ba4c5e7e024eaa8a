import BillCore
import BillTestSupport
import Testing

struct RecordIDTests {
  @Test(arguments: SeededGenerator.seeds)
  func `an identity is 26 characters and reads back in any letter case`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let id = try #require(RecordID(bytes: bytes))
      #expect(id.description.count == 26)
      #expect(RecordID(id.description) == id)
      #expect(RecordID(id.description.uppercased()) == id)
    }
  }

  @Test func `only sixteen bytes are an identity`() {
    #expect(RecordID(bytes: [UInt8](repeating: 0, count: 15)) == nil)
    #expect(RecordID(bytes: [UInt8](repeating: 0, count: 17)) == nil)
    #expect(RecordID(bytes: [UInt8](repeating: 0, count: 16)) != nil)
  }

  @Test(arguments: [
    "", "a", String(repeating: "a", count: 25), String(repeating: "a", count: 27),
    String(repeating: "a", count: 25) + "b", String(repeating: "a", count: 25) + "=",
    "ß" + String(repeating: "a", count: 24),
  ])
  func `other text is refused`(text: String) {
    #expect(RecordID(text) == nil)
  }

  @Test func `identities are ordered by their bytes`() throws {
    let low = try #require(RecordID(bytes: [0] + [UInt8](repeating: 255, count: 15)))
    let high = try #require(RecordID(bytes: [1] + [UInt8](repeating: 0, count: 15)))
    #expect(low < high)
  }
}

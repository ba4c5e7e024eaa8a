import BillCore
import BillTestSupport
import Testing

@testable import BillFormats

struct BlockListTests {
  private func list(_ text: String) throws -> BlockList { try BlockList(text: Array(text.utf8)) }

  private func holds(_ list: BlockList, _ text: String) throws -> Bool {
    list.contains(try #require(IPAddress(text)))
  }

  @Test func `a netset, a DROP list and JSON lines are read, each line by itself`() throws {
    let list = try list(
      """
      # a header
      192.0.2.0/25
      198.51.100.7   # one address
      203.0.113.0/24 ; SBL1
      ; a credit
      {"cidr":"100.0.0.0/8","sblid":"SBL2","rir":"arin"}
      {"sblid": "SBL3", "cidr": "2001:db8::/32"}
      {"type":"metadata","records":2,"copyright":"© 2026"}
      2001:4860::1\r
      300.1.1.1
      1.2.3.4/33

      """)
    #expect(list.count == 6)
    for inside in [
      "192.0.2.0", "192.0.2.127", "198.51.100.7", "203.0.113.255", "100.255.255.255",
      "2001:db8:ffff::1", "2001:4860::1", "::ffff:192.0.2.1",
    ] { #expect(try holds(list, inside), "\(inside)") }
    for outside in [
      "192.0.2.128", "191.255.255.255", "198.51.100.8", "99.255.255.255", "101.0.0.0",
      "2001:db9::", "2001:4860::2", "1.2.3.4", "::",
    ] { #expect(try !holds(list, outside), "\(outside)") }
  }

  @Test func `ranges that overlap are joined`() throws {
    let list = try list("10.0.0.0/8\n10.1.0.0/16\n10.0.0.0/9\n8.8.8.8\n8.8.8.8\n")
    #expect(list.count == 2)
    #expect(try holds(list, "10.255.255.255"))
  }

  @Test func `the packed form reads back, and nothing else does`() throws {
    let list = try list("192.0.2.0/24\n2001:db8::/32\n")
    #expect(BlockList(packed: list.packed) == list)
    #expect(BlockList(packed: Array(list.packed.dropLast())) == nil)
    #expect(BlockList(packed: [1] + list.packed) == nil)
    #expect(BlockList(packed: []) == nil)
  }

  @Test func `a file without an address is no list`() {
    for text in ["", "# nothing\n", "<html>not found</html>", "{}"] {
      #expect(throws: BlockList.ReadingError.noAddress) { try list(text) }
    }
  }

  @Test func `every look-up agrees with a walk through all ranges`() throws {
    var generator = SeededGenerator(seed: 7)
    let ranges = (0..<500).map { _ in
      let address = UInt32.random(in: 0...UInt32.max, using: &generator)
      return (address, Int.random(in: 8...32, using: &generator))
    }
    let list = try list(
      ranges.map { "\(IPAddress(v4: $0.0))/\($0.1)" }.joined(separator: "\n"))
    for _ in 0..<2000 {
      let near = ranges.randomElement(using: &generator)?.0 ?? 0
      let value = near &+ UInt32(truncatingIfNeeded: Int.random(in: -300...300, using: &generator))
      let address = IPAddress(v4: value)
      let expected = ranges.contains { range in
        address.masked(range.1) == IPAddress(v4: range.0).masked(range.1)
      }
      #expect(list.contains(address) == expected, "\(address)")
    }
  }
}

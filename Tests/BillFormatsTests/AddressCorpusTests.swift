import BillCore
import BillTestSupport
import Testing

@testable import BillFormats

@Suite(.enabled(if: Corpus.isThere))
struct AddressCorpusTests {
  private typealias Facts = [String: Any]
  private static let folder = "ip/dev"

  private func facts() throws -> Facts {
    try #require(try Corpus.json("\(Self.folder)/expected.json") as? Facts)
  }

  @Test func `the block list of the corpus holds what it should`() throws {
    let list = try BlockList(text: try Corpus.bytes("\(Self.folder)/drop.txt"))
    // The corpus keeps a sample of three ranges; the facts speak of the whole list and of another.
    let checks = try #require(try facts()["ip_checks"] as? [Facts])
    var held: [String] = []
    for check in checks {
      let text = try #require(check["ip"] as? String)
      let address = try #require(IPAddress(text))
      guard !address.isLocal, list.contains(address) else { continue }
      #expect(check["listed_by"] as? String == "spamhaus_drop", "\(text)")
      held.append(text)
    }
    #expect(list.count == 3)
    #expect(held == ["1.4.0.0", "1.4.127.255", "1.10.16.0", "1.10.31.255"])
    print("corpus ip: 1 list of \(list.count) ranges, \(checks.count) addresses agree")
  }

  @Test func `the place databases of the corpus say what they should`() throws {
    let countries = try #require(try facts()["country"] as? [Facts])
    try check("GeoLite2-Country-Test.mmdb", countries) { place, expected in
      #expect(place?.country == expected["iso_code"] as? String)
      #expect(place?.registeredCountry == expected["registered"] as? String)
    }
    let systems = try #require(try facts()["asn"] as? [Facts])
    try check("GeoLite2-ASN-Test.mmdb", systems) { place, expected in
      #expect(place?.system.map { Int($0) } == expected["asn"] as? Int)
      #expect(place?.organization == expected["org"] as? String)
    }
    print("corpus ip: 2 place databases, \(countries.count + systems.count) addresses agree")
  }

  @Test(arguments: ["MaxMind-DB-test-ipv4-24.mmdb", "MaxMind-DB-test-ipv6-32.mmdb"])
  func `a database of something else has no place and no error`(name: String) throws {
    let file = try database(name)
    for text in ["1.1.1.1", "1.1.1.32", "::1:ffff:ffff", "2001:db8::1"] {
      #expect(try file.place(of: #require(IPAddress(text)))?.label == nil)
    }
  }

  @Test func `corrupt databases give an error and never crash or hang`() throws {
    let names = try #require(try facts()["corrupt_databases"] as? [String])
    for name in names {
      #expect(throws: MaxMindError.self, "\(name)") {
        let file = try database(String(name.dropFirst("mmdb/".count)))
        for last in 0...255 as ClosedRange<UInt32> {
          _ = try file.place(of: IPAddress(v4: 0x0101_0100 | last))
        }
        for first in 0...255 as ClosedRange<UInt32> {
          for rest in [0, 1, 0x00FF_FFFF] as [UInt32] {
            _ = try file.place(of: IPAddress(v4: first << 24 | rest))
          }
          _ = try file.place(of: IPAddress(high: UInt64(first) << 56, low: 0))
        }
      }
    }
    print("corpus ip: \(names.count) corrupt databases refused")
  }

  private func check(
    _ name: String, _ expected: [Facts], _ compare: (NetworkPlace?, Facts) throws -> Void
  ) throws {
    let file = try database(name)
    for facts in expected {
      let text = try #require(facts["ip"] as? String)
      try compare(try file.place(of: #require(IPAddress(text))), facts)
    }
  }

  private func database(_ name: String) throws -> MaxMindFile {
    let bytes = try Corpus.bytes("\(Self.folder)/mmdb/\(name)")
    return try MaxMindFile(size: bytes.count) { offset, count in
      offset < 0 || offset > bytes.count ? [] : Array(bytes[offset...].prefix(count))
    }
  }
}

import BillTestSupport
import Testing

@testable import BillFormats

@Suite struct ContainersZipTests {
  private typealias Member = ZipFixture.Member

  @Test func `stored and deflated members come out whole`() throws {
    let zip = ZipFixture(members: [
      Member(name: "a.xml", data: tinyInvoice), Member(name: "b", data: tinyInvoice, method: 0),
      Member(name: "folder/", data: []), Member(name: "__MACOSX/._a.xml", data: [0]),
    ])
    let members = try Container.open(zip.bytes, named: "in.zip")
    #expect(members.map(\.name) == ["in.zip/a.xml", "in.zip/b"])
    #expect(members.compactMap(\.document).map(\.bytes) == [tinyInvoice, tinyInvoice])
    #expect(members.compactMap(\.document).map(\.kind) == [.xml, .xml])
  }

  @Test func `a bad member does not hide the good ones`() throws {
    let zip = ZipFixture(members: [
      Member(name: "sum", data: tinyInvoice, checksum: 1),
      Member(name: "locked", data: tinyInvoice, flags: 1),
      Member(name: "method", data: tinyInvoice, method: 99),
      Member(name: "short", data: tinyInvoice, claimedBytes: 3),
      Member(name: "good", data: tinyInvoice),
    ])
    let found = try contents(zip.bytes)
    #expect(found["x/locked"] == .failure(.encrypted))
    #expect(found["x/good"] == .success(.xml))
    for name in ["sum", "method", "short"] {
      guard case .failure(.malformed) = found["x/\(name)"] else {
        Issue.record("\(name): \(String(describing: found["x/\(name)"]))")
        continue
      }
    }
  }

  @Test func `zip64 sizes and a program put before the archive are tolerated`() throws {
    let wide = ZipFixture(members: [Member(name: "a", data: tinyInvoice, isWide: true)])
    #expect(try contents(wide.bytes) == ["x/a": .success(.xml)])
    let zip = ZipFixture(members: [Member(name: "a", data: tinyInvoice)])
    let shifted = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 96) + zip.bytes
    #expect(try contents(shifted) == ["x/a": .success(.xml)])
  }

  @Test func `names are labels without control characters`() throws {
    let zip = ZipFixture(members: [
      Member(name: "../../etc/\u{1B}[2Jpasswd", data: tinyInvoice)
    ])
    let members = try Container.open(zip.bytes, named: "in.zip")
    #expect(members.map(\.name) == ["in.zip/../../etc/\u{FFFD}[2Jpasswd"])
  }

  @Test func `bombs end as too large within two seconds`() throws {
    let packed = Deflated.zeros(copies: 4096)
    let size = 4096 * 258 + 1
    let huge = ZipFixture(members: [
      Member(name: "huge", data: [], packed: packed, claimedBytes: 1 << 30),
      Member(name: "liar", data: [], packed: packed, claimedBytes: 10),
    ])
    let found = try contents(huge.bytes)
    #expect(found["x/huge"] == .failure(.tooLarge(limitBytes: 64 << 20)))
    guard case .failure(.malformed) = found["x/liar"] else {
      Issue.record("\(String(describing: found["x/liar"]))")
      return
    }
    // One member listed 400 times: 400 MiB out of 7 KiB.
    let checksum = ZipFixture.crc([UInt8](repeating: 0, count: size))
    var many = ZipFixture(members: [
      Member(name: "m", data: [], packed: packed, claimedBytes: size, checksum: checksum)
    ])
    many.listings = 400
    let bytes = many.bytes
    // Unoptimised builds are many times slower than what is shipped, so they get less of it.
    var limits = ContainerLimits.standard
    #if DEBUG
      limits.totalBytes = 32 << 20
    #endif
    let time = try ContinuousClock().measure {
      let members = try Container.open(bytes, named: "x", limits: limits)
      #expect(members.last?.error == .tooLarge(limitBytes: limits.totalBytes))
      #expect(members.compactMap(\.document).count < limits.totalBytes >> 20)
    }
    #expect(time < .seconds(2), "\(time)")
  }

  @Test func `nesting, member counts and empty archives are bounded`() throws {
    var bytes = tinyInvoice
    for level in 1...4 {
      bytes = ZipFixture(members: [Member(name: "\(level)", data: bytes)]).bytes
    }
    #expect(try contents(bytes) == ["x/4/3/2/1": .success(.xml)])
    bytes = ZipFixture(members: [Member(name: "5", data: bytes)]).bytes
    #expect(try contents(bytes) == ["x/5/4/3/2": .failure(.tooDeep(limitLevels: 4))])

    var many = ZipFixture(members: [Member(name: "m", data: tinyInvoice)])
    many.listings = 11
    let limits = ContainerLimits(levels: 4, totalBytes: 1 << 20, memberBytes: 99, entries: 10)
    #expect(throws: CaptureError.self) {
      try Container.open(many.bytes, named: "x", limits: limits)
    }
    #expect(throws: CaptureError.nothingInside(container: "x")) {
      try Container.open(ZipFixture(members: []).bytes, named: "x")
    }
  }

  @Test func `a truncated archive is malformed`() throws {
    let zip = ZipFixture(members: [Member(name: "a", data: tinyInvoice)]).bytes
    for length in 4..<zip.count {
      #expect(throws: CaptureError.self) {
        try Container.open(Array(zip[..<length]), named: "x")
      }
    }
  }

  @Test func `every flipped byte ends in documents or an error`() {
    let zip = ZipFixture(members: [
      Member(name: "a", data: tinyInvoice), Member(name: "b", data: tinyInvoice, isWide: true),
    ]).bytes
    survives(zip, seed: 1)
  }
}

/// Opens every truncation and, for every byte, some changes of it: none may crash.
func survives(_ bytes: [UInt8], seed: UInt64) {
  var generator = SeededGenerator(seed: seed)
  for index in bytes.indices {
    var changed = bytes
    for value in [0, 0xFF, UInt8.random(in: 0...255, using: &generator)] {
      changed[index] = value
      // why: only that it ends matters; the result is checked elsewhere.
      _ = try? Container.open(changed, named: "x")
    }
    // why: as above.
    _ = try? Container.open(Array(bytes[..<index]), named: "x")
  }
}

import Testing

@testable import BillFormats

/// An invoice as small as it gets; only its root is looked at here.
let tinyInvoice = Array("<?xml version=\"1.0\"?><Invoice><ID>1</ID></Invoice>".utf8)

extension [UInt8] {
  /// The number in that many bytes, the lowest first.
  static func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// Deflated data made without a compressor (RFC 1951).
enum Deflated {
  /// The data in blocks that are stored as they are.
  static func stored(_ data: [UInt8]) -> [UInt8] {
    precondition(data.count < 65_536, "one block is enough for a fixture")
    return [1] + .little(data.count, 2) + .little(~data.count & 0xFFFF, 2) + data
  }

  /// The data with the header and checksum of RFC 1950.
  static func zlib(_ data: [UInt8]) -> [UInt8] {
    var (low, high) = (1, 0)
    for byte in data {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [0x78, 0x01] + stored(data) + [UInt8]([UInt8].little(high << 16 | low, 4).reversed())
  }

  /// One zero and then so many copies of 258 zeros: a bomb of 13 bits each.
  static func zeros(copies: Int) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<copies { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    bits += [0, 0, 0, 0, 0, 0, 0]
    bits += [UInt8](repeating: 0, count: (8 - bits.count % 8) % 8)
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
    }
  }
}

/// A zip file as a test wants it, right or wrong.
struct ZipFixture {
  struct Member {
    var name: String
    var data: [UInt8]
    var method = 8
    var flags = 0
    var packed: [UInt8]?
    var claimedBytes: Int?
    var checksum: Int?
    var isWide = false
  }

  var members: [Member]
  /// How often each member is listed in the directory.
  var listings = 1

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = file.count
      let packed =
        member.packed ?? (member.method == 8 ? Deflated.stored(member.data) : member.data)
      let size = member.claimedBytes ?? member.data.count
      let checksum = member.checksum ?? Self.crc(member.data)
      let name = Array(member.name.utf8)
      let common: [UInt8] =
        .little(20, 2) + .little(member.flags, 2) + .little(member.method, 2)
        + .little(0, 4) + .little(checksum, 4)
      file +=
        [0x50, 0x4B, 3, 4] + common + .little(packed.count, 4) + .little(size, 4)
        + .little(name.count, 2) + .little(0, 2) + name + packed
      let extra: [UInt8] =
        member.isWide
        ? .little(1, 2) + .little(24, 2) + .little(size, 8) + .little(packed.count, 8)
          + .little(offset, 8) : []
      let shown = member.isWide ? 0xFFFF_FFFF : nil
      for _ in 0..<listings {
        directory += [0x50, 0x4B, 1, 2] + .little(20, 2) + common
        directory += .little(shown ?? packed.count, 4) + .little(shown ?? size, 4)
        directory += .little(name.count, 2) + .little(extra.count, 2) + .little(0, 10)
        directory += .little(shown ?? offset, 4) + name + extra
      }
    }
    let count = members.count * listings
    return file + directory + [0x50, 0x4B, 5, 6] + .little(0, 4) + .little(count, 2)
      + .little(count, 2) + .little(directory.count, 4) + .little(file.count, 4) + .little(0, 2)
  }

  static func crc(_ data: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in data {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

/// A PDF file as a test wants it.
struct PDFFixture {
  /// The objects by number, without `N 0 obj` and `endobj`.
  var objects: [Int: [UInt8]]
  var trailer = "/Root 1 0 R"

  init(_ objects: [Int: String]) { self.objects = objects.mapValues { Array($0.utf8) } }

  mutating func stream(_ number: Int, _ data: [UInt8], _ entries: String = "") {
    objects[number] =
      Array("<< /Length \(data.count) \(entries) >>\nstream\n".utf8) + data
      + Array("\nendstream".utf8)
  }

  /// The file with a classic cross-reference table.
  var bytes: [UInt8] {
    body(objects).bytes + table(body(objects).offsets, at: body(objects).bytes.count)
  }

  func body(_ objects: [Int: [UInt8]], after start: [UInt8] = Array("%PDF-1.7\n".utf8))
    -> (bytes: [UInt8], offsets: [Int: Int])
  {
    var file = start
    var offsets: [Int: Int] = [:]
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      offsets[number] = file.count
      file += Array("\(number) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    return (file, offsets)
  }

  func table(_ offsets: [Int: Int], at place: Int, extra: String = "") -> [UInt8] {
    var text = "xref\n0 1\n0000000000 65535 f \n"
    for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      let digits = String(offset)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      text += "\(number) 1\n\(padded) 00000 n \n"
    }
    text += "trailer\n<< \(trailer) \(extra) >>\nstartxref\n\(place)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// A file with one attachment on the name tree, in objects 1 to 4.
  static func withAttachment(
    _ data: [UInt8] = tinyInvoice, name: String = "(factur-x.xml)", entries: String = ""
  ) -> PDFFixture {
    var pdf = PDFFixture([
      1: "<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>",
      2: "<< /Names [ (a) 3 0 R ] >>",
      3: "<< /Type /Filespec /F \(name) /EF << /F 4 0 R >> >>",
    ])
    pdf.stream(4, data, entries)
    return pdf
  }
}

/// What a container holds, in short: name and kind, or name and error.
func contents(
  _ bytes: [UInt8], _ name: String = "x", limits: ContainerLimits = .standard
) throws -> [String: Result<DocumentKind, CaptureError>] {
  let members = try Container.open(bytes, named: name, limits: limits)
  return Dictionary(members.map { ($0.name, $0.result.map(\.kind)) }) { first, _ in first }
}

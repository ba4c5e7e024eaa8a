package import BillCore

/// A MaxMind DB (`.mmdb`, MaxMind DB File Format 2.0): where in the world addresses are used.
///
/// Only what a look-up needs is read: a database of a hundred megabytes costs some hundred bytes.
package struct MaxMindFile {
  /// Gives so many bytes at an offset, fewer only at the end.
  package typealias Source = (_ offset: Int, _ count: Int) throws -> [UInt8]

  private let source: Source
  private let nodeCount: Int
  private let recordBits: Int
  private let isV6: Bool
  private let size: Int

  private static let marker = [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8)
  /// The metadata is the last section and never larger.
  private static let metadataBytes = 128 << 10
  private static let separatorBytes = 16

  /// Reads the metadata of a file of so many bytes.
  ///
  /// - throws: `MaxMindError`, and what reading throws.
  package init(size: Int, source: @escaping Source) throws {
    let start = max(0, size - MaxMindFile.metadataBytes)
    let tail = try source(start, size - start)
    guard let marker = MaxMindFile.lastMarker(in: tail) else { throw MaxMindError.notMaxMind }
    let section = start + marker + MaxMindFile.marker.count
    var decoder = MaxMindDecoder(source, section: section, at: section)
    let metadata = try decoder.value()
    guard let nodes = metadata["node_count"]?.number, nodes <= UInt32.max,
      let bits = metadata["record_size"]?.number, [24, 28, 32].contains(bits),
      let version = metadata["ip_version"]?.number, [4, 6].contains(version),
      metadata["binary_format_major_version"]?.number == 2
    else { throw MaxMindError.corrupt }
    self.source = source
    self.size = size
    nodeCount = Int(nodes)
    recordBits = Int(bits)
    isV6 = version == 6
    guard treeBytes + MaxMindFile.separatorBytes <= size else { throw MaxMindError.corrupt }
    // The last node stands for those that no look-up of ours happens to meet.
    if nodeCount > 1 { _ = try record(of: nodeCount - 1, isRight: true) }
  }

  private static func lastMarker(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= marker.count else { return nil }
    return (0...bytes.count - marker.count).last { bytes[$0...].starts(with: marker) }
  }

  private var treeBytes: Int { nodeCount * recordBits / 4 }

  /// Where an address is used; nil where the database does not know it.
  ///
  /// - throws: `MaxMindError.corrupt`, and what reading throws.
  package func place(of address: IPAddress) throws -> NetworkPlace? {
    guard let offset = try dataOffset(of: address) else { return nil }
    let section = treeBytes + MaxMindFile.separatorBytes
    var decoder = MaxMindDecoder(source, section: section, at: section + offset)
    let record = try decoder.value()
    return NetworkPlace(
      country: record["country"]?["iso_code"]?.text,
      registeredCountry: record["registered_country"]?["iso_code"]?.text,
      system: record["autonomous_system_number"]?.number,
      organization: record["autonomous_system_organization"]?.text)
  }

  // An IPv4 address stands in an IPv6 tree behind 96 zero bits.
  private func dataOffset(of address: IPAddress) throws -> Int? {
    guard isV6 || address.v4 != nil else { return nil }
    let (high, low) = (address.high, address.v4.map { UInt64($0) } ?? address.low)
    var node = 0
    for bit in (isV6 ? 0 : 96)..<128 {
      guard node < nodeCount else { break }
      let word = bit < 64 ? high : low
      node = try record(of: node, isRight: word >> UInt64(63 - bit % 64) & 1 == 1)
    }
    guard node != nodeCount else { return nil }
    let offset = node - nodeCount - MaxMindFile.separatorBytes
    guard offset >= 0, treeBytes + MaxMindFile.separatorBytes + offset < size else {
      throw MaxMindError.corrupt
    }
    return offset
  }

  private func record(of node: Int, isRight: Bool) throws -> Int {
    let width = recordBits / 4
    let bytes = try source(node * width, width).map { Int($0) }
    guard bytes.count == width else { throw MaxMindError.corrupt }
    let half = isRight ? bytes.suffix(recordBits / 8) : bytes.prefix(recordBits / 8)
    let number = half.reduce(0) { $0 << 8 | $1 }
    // The middle byte lends its upper half to the left record and its lower to the right one.
    let middle = isRight ? bytes[3] & 0x0F : bytes[3] >> 4
    let child = recordBits == 28 ? middle << 24 | number : number
    // Nothing leads back to the root.
    guard child > 0 else { throw MaxMindError.corrupt }
    return child
  }
}

/// Why a MaxMind DB cannot be read.
package enum MaxMindError: Error, Hashable, Sendable {
  case notMaxMind
  case corrupt
}

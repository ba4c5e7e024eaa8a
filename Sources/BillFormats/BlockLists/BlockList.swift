package import BillCore

/// A list of addresses, packed so that it can be kept in a file and searched where it lies.
///
/// `BCTLlist1`, the numbers of IPv4 and IPv6 ranges as four big-endian bytes each, then the first
/// and last addresses of each range, sorted and apart from each other: all firsts, then all lasts.
package struct BlockList: Hashable, Sendable {
  /// The packed form.
  package let packed: [UInt8]
  private let v4Count: Int
  private let v6Count: Int

  private static let tag = Array("BCTLlist1".utf8)
  private static let headerLength = tag.count + 8

  /// What was packed before; nil for anything else.
  package init?(packed: [UInt8]) {
    guard packed.count >= BlockList.headerLength, packed.starts(with: BlockList.tag) else {
      return nil
    }
    self.packed = packed
    v4Count = Int(BlockList.number(packed, BlockList.tag.count, width: 4))
    v6Count = Int(BlockList.number(packed, BlockList.tag.count + 4, width: 4))
    guard packed.count == BlockList.headerLength + v4Count * 8 + v6Count * 32 else { return nil }
  }

  /// Packs ranges given in any order, overlapping or not.
  init(_ v4: [ClosedRange<UInt32>], _ v6: [ClosedRange<IPAddress>]) {
    let (v4, v6) = (BlockList.merged(v4), BlockList.merged(v6))
    var bytes = BlockList.tag
    bytes.reserveCapacity(BlockList.headerLength + v4.count * 8 + v6.count * 32)
    bytes.append(bigEndian: UInt32(v4.count))
    bytes.append(bigEndian: UInt32(v6.count))
    for range in v4 { bytes.append(bigEndian: range.lowerBound) }
    for range in v4 { bytes.append(bigEndian: range.upperBound) }
    for end in v6.map(\.lowerBound) + v6.map(\.upperBound) {
      bytes.append(bigEndian: end.high)
      bytes.append(bigEndian: end.low)
    }
    packed = bytes
    (v4Count, v6Count) = (v4.count, v6.count)
  }

  /// How many ranges it holds after joining those that touch.
  package var count: Int { v4Count + v6Count }

  /// Whether an address is on the list.
  package func contains(_ address: IPAddress) -> Bool {
    let start = BlockList.headerLength
    if let v4 = address.v4 {
      return contains(v4, start)
    }
    return contains(address, start + v4Count * 8)
  }

  // The last range that begins at or before the address decides.
  private func contains(_ value: UInt32, _ start: Int) -> Bool {
    func bound(_ index: Int) -> UInt64 {
      BlockList.number(packed, start + index * 4, width: 4)
    }
    guard let index = BlockList.last(v4Count, { bound($0) <= value }) else { return false }
    return value <= bound(v4Count + index)
  }

  private func contains(_ value: IPAddress, _ start: Int) -> Bool {
    guard let index = BlockList.last(v6Count, { address(start, $0) <= value }) else { return false }
    return value <= address(start, v6Count + index)
  }

  private func address(_ start: Int, _ index: Int) -> IPAddress {
    let place = start + index * 16
    return IPAddress(
      high: BlockList.number(packed, place, width: 8),
      low: BlockList.number(packed, place + 8, width: 8))
  }

  // The last of `count` sorted items that holds; nil where none does.
  private static func last(_ count: Int, _ holds: (Int) -> Bool) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private static func number(_ bytes: [UInt8], _ place: Int, width: Int) -> UInt64 {
    bytes[place..<place + width].reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func merged<Bound: Comparable>(_ ranges: [ClosedRange<Bound>])
    -> [ClosedRange<Bound>]
  {
    var merged: [ClosedRange<Bound>] = []
    merged.reserveCapacity(ranges.count)
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}

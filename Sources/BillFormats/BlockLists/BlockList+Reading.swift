import BillCore

extension BlockList {
  /// Why a file is no list of addresses.
  package enum ReadingError: Error, Hashable, Sendable {
    /// Not one line holds an address.
    case noAddress
  }

  /// Reads a FireHOL netset (an address or CIDR a line, `#` comments), Spamhaus's `drop.txt`
  /// (`CIDR ; SBLnnn`) or its JSON lines (`{"cidr":"…",…}`), told apart line by line.
  ///
  /// Lines that hold no address are left out: headers, credits, the metadata of JSON lines.
  ///
  /// - throws: `ReadingError.noAddress`.
  package init(text: [UInt8]) throws(ReadingError) {
    var v4: [ClosedRange<UInt32>] = []
    var v6: [ClosedRange<IPAddress>] = []
    text.withUnsafeBufferPointer { bytes in
      var lines = ListLines(bytes: bytes)
      while let line = lines.next() {
        if let range = BlockList.v4Range(line) {
          v4.append(range)
        } else if let range = BlockList.range(line) {
          if let first = range.lowerBound.v4, let last = range.upperBound.v4 {
            v4.append(first...last)
          } else {
            v6.append(range)
          }
        }
      }
    }
    guard !v4.isEmpty || !v6.isEmpty else { throw .noAddress }
    self.init(v4, v6)
  }

  // The way of nearly every line, with nothing allocated: hundreds of thousands are read.
  private static func v4Range(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> ClosedRange<UInt32>? {
    var (bits, part) = (UInt32(0), UInt32(0))
    var (digits, dots, hasPrefix) = (0, 0, false)
    for byte in text {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        part = part * 10 + UInt32(byte - UInt8(ascii: "0"))
        digits += 1
        guard digits <= 3 else { return nil }
        continue
      }
      guard digits > 0, part <= 255, !hasPrefix else { return nil }
      switch byte {
      case UInt8(ascii: "."): dots += 1
      case UInt8(ascii: "/"): hasPrefix = true
      default: return nil
      }
      bits = bits << 8 | part
      (part, digits) = (0, 0)
    }
    guard digits > 0, dots == 3, part <= (hasPrefix ? 32 : 255) else { return nil }
    guard hasPrefix else { return (bits << 8 | part)...(bits << 8 | part) }
    let host = part == 32 ? 0 : UInt32.max >> part
    return (bits & ~host)...(bits | host)
  }

  private static func range(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> ClosedRange<IPAddress>? {
    let parts = String(decoding: text, as: UTF8.self).split(
      separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
    let longest = address.v4 == nil ? 128 : 32
    guard let bits = parts.count == 2 ? Int(parts[1]) : longest, (0...longest).contains(bits) else {
      return nil
    }
    return address.masked(bits)...address.last(bits)
  }
}

/// The part of each line where an address would be.
private struct ListLines {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The first word of the next line, or what its `cidr` says; nil at the end.
  mutating func next() -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard place < bytes.count else { return nil }
    while place < bytes.count, bytes[place].isListBlank { place += 1 }
    let start = place
    while place < bytes.count, !bytes[place].endsWord { place += 1 }
    var word = bytes[start..<place]
    let isJSON = word.first == UInt8(ascii: "{")
    while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    if isJSON { word = ListLines.cidr(bytes[start..<place]) }
    place += 1
    return word
  }

  // The lists' JSON is flat and their addresses hold nothing that would be escaped.
  private static func cidr(_ line: Slice<UnsafeBufferPointer<UInt8>>)
    -> Slice<UnsafeBufferPointer<UInt8>>
  {
    let name = Array(#""cidr""#.utf8)
    var index = line.startIndex
    while index + name.count <= line.endIndex {
      if line[index..<index + name.count].elementsEqual(name) {
        let value = line[(index + name.count)...].drop { $0 != UInt8(ascii: "\"") }.dropFirst()
        return value.prefix { $0 != UInt8(ascii: "\"") }
      }
      index += 1
    }
    return line.prefix(0)
  }
}

extension UInt8 {
  fileprivate var isListBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }

  fileprivate var endsWord: Bool {
    isListBlank || self == 0x0A || self == UInt8(ascii: ";") || self == UInt8(ascii: "#")
  }
}

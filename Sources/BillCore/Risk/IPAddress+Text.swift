extension IPAddress {
  /// Reads `192.0.2.7`, `2001:db8::7`, `::ffff:192.0.2.7`; a zone (`%eth0`) is left out.
  package init?(_ text: some StringProtocol) {
    let address = text.prefix { $0 != "%" }
    guard address.contains(":") else {
      guard let bits = IPAddress.v4Bits(address) else { return nil }
      self.init(v4: bits)
      return
    }
    guard let groups = IPAddress.groups(address) else { return nil }
    self.init(
      high: groups[..<4].reduce(0) { $0 << 16 | UInt64($1) },
      low: groups[4...].reduce(0) { $0 << 16 | UInt64($1) })
  }

  // Leading zeros are refused: some programs read them as octal.
  private static func v4Bits(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(\.isDigit),
        part.count == 1 || part.first != "0", let byte = UInt8(part)
      else { return nil }
      bits = bits << 8 | UInt32(byte)
    }
    return bits
  }

  // RFC 4291 2.2: one `::` stands for the groups that are missing.
  private static func groups(_ text: some StringProtocol) -> [UInt16]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let first = halves.first, let head = list(first) else { return nil }
    guard halves.count == 2 else { return head.count == 8 ? head : nil }
    guard let tail = list(halves[1]), head.count + tail.count < 8 else { return nil }
    return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func list(_ text: some StringProtocol) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, let bits = v4Bits(part) {
        groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
      } else {
        guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted for IPv4; for IPv6 lower case, its first longest run of zero groups as `::` (RFC 5952).
  package var description: String {
    if let v4 {
      return [24, 16, 8, 0].map { "\(v4 >> UInt32($0) & 0xFF)" }.joined(separator: ".")
    }
    let groups = [high, low].flatMap { word in
      [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: word >> UInt64($0)) }
    }
    let run = IPAddress.longestZeros(groups)
    let hex = groups.map { String($0, radix: 16) }
    guard run.count > 1 else { return hex.joined(separator: ":") }
    return hex[..<run.lowerBound].joined(separator: ":") + "::"
      + hex[run.upperBound...].joined(separator: ":")
  }

  private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in groups.indices {
      if groups[index] != 0 { start = index + 1 }
      if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    return longest
  }
}

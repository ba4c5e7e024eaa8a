/// An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address.
package struct IPAddress: Hashable, Sendable, Comparable {
  /// The 128 bits, the first ones in `high`; IPv4 stands below `::ffff:0:0` (RFC 4291 2.5.5.2).
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The IPv4 address of these 32 bits.
  package init(v4 bits: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(bits)) }

  /// The 32 bits of an IPv4 address; nil for IPv6.
  package var v4: UInt32? {
    high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil
  }

  package static func < (left: IPAddress, right: IPAddress) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The address with all but the first bits set to zero, counted in its own family.
  package func masked(_ bits: Int) -> IPAddress {
    let kept = min(v4 == nil ? bits : bits + 96, 128)
    let mask = (IPAddress.mask(kept), IPAddress.mask(kept - 64))
    return IPAddress(high: high & mask.0, low: low & mask.1)
  }

  /// The last address that has the same first bits.
  package func last(_ bits: Int) -> IPAddress {
    let kept = min(v4 == nil ? bits : bits + 96, 128)
    let mask = (IPAddress.mask(kept), IPAddress.mask(kept - 64))
    return IPAddress(high: high | ~mask.0, low: low | ~mask.1)
  }

  private static func mask(_ bits: Int) -> UInt64 {
    if bits <= 0 { return 0 }
    return bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
  }

  /// The network it belongs to, as far as a person keeps it: /24 of IPv4, /64 of IPv6.
  package var network: String {
    let bits = v4 == nil ? 64 : 24
    return "\(masked(bits))/\(bits)"
  }

  /// Whether it says nothing about where somebody is: this machine, a private or a shared network.
  ///
  /// RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291 2.5.
  package var isLocal: Bool {
    guard v4 != nil else {
      let isUnspecifiedOrLoopback = high == 0 && low <= 1
      return isUnspecifiedOrLoopback || high >> 57 == 0x7E || high >> 54 == 0x3FA
    }
    return IPAddress.localNetworks.contains { masked($0.bits) == $0.address }
  }

  private static let localNetworks: [(address: IPAddress, bits: Int)] = [
    (IPAddress(v4: 0x0000_0000), 8), (IPAddress(v4: 0x0A00_0000), 8),
    (IPAddress(v4: 0x6440_0000), 10), (IPAddress(v4: 0x7F00_0000), 8),
    (IPAddress(v4: 0xA9FE_0000), 16), (IPAddress(v4: 0xAC10_0000), 12),
    (IPAddress(v4: 0xC0A8_0000), 16),
  ]
}

/// What a signature is about; a signature made for one is worth nothing for another.
package enum SigningDomain: String, Hashable, Sendable, CaseIterable {
  case approval
  case logHead = "log-head"

  /// The signed message: `billctl.<domain>.v1`, a line feed, and the bytes.
  func message(_ bytes: [UInt8]) -> [UInt8] { Array("billctl.\(rawValue).v1\n".utf8) + bytes }
}

/// What a signature is about; a signature made for one is worth nothing for another.
package enum SigningDomain: String, Hashable, Sendable, CaseIterable {
  case approval
  /// An agent's approval of a payment it makes under a mandate.
  case agentApproval = "agent-approval"
  case agent
  case bill
  case mandate
  case logHead = "log-head"
  case device
  /// A device's answer to the challenge of a login.
  case deviceProof = "device-proof"

  /// The signed message: `billctl.<domain>.v1`, a line feed, and the bytes.
  func message(_ bytes: [UInt8]) -> [UInt8] { Array("billctl.\(rawValue).v1\n".utf8) + bytes }
}

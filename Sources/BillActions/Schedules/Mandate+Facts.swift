import BillCore
import BillCredentials

extension Mandate {
  /// What the account signs: the schedule whole, and what the agent needs to check before it pays.
  func signedFacts(_ schedule: Schedule) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLmand1")
    message.append(fixed: root.bytes)
    message.append(version)
    message.append(fixed: agentID.bytes)
    message.append(payeeName)
    message.append(counted: payeeHash)
    message.append(counted: railHash)
    message.append(methodVersion)
    message.append(counted: capsuleHash)
    message.append(validUntil.description)
    message.append(createdAt.milliseconds)
    message.append(counted: schedule.signedFacts)
    return message.bytes
  }

  /// Refuses a mandate that the account with that key did not give for exactly this schedule.
  ///
  /// - throws: `CredentialError.tampered(.mandate)`.
  func verify(_ schedule: Schedule, publicKey: [UInt8]) throws {
    let isGenuine =
      root == schedule.id && version == schedule.version
      && SigningKey.isGenuine(
        signature, of: signedFacts(schedule), .mandate, publicKey: publicKey)
    guard isGenuine else { throw CredentialError.tampered(.mandate) }
  }
}

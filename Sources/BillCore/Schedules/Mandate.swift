/// The signed, capped permission under which a schedule runs unattended.
///
/// The signature covers the schedule it belongs to as well, so that a mandate says nothing about a
/// schedule that was edited since.
package struct Mandate: Hashable, Sendable {
  /// The schedule.
  package let root: RecordID
  /// The schedule's version it was given for.
  package let version: UInt32
  package let agentID: RecordID
  package let payeeName: String
  /// The payee's keyed account hash; empty on rails that need no account.
  package let payeeHash: [UInt8]
  /// The rail as it was set up.
  package let railHash: [UInt8]
  package let methodVersion: UInt32
  package let capsuleHash: [UInt8]
  /// The last day it is good for; at most 400 days ahead.
  package let validUntil: CalendarDate
  package let createdAt: Instant
  /// The account key's.
  package var signature: [UInt8]
  package var revokedAt: Instant?

  package init(
    root: RecordID, version: UInt32, agentID: RecordID, payeeName: String, payeeHash: [UInt8],
    railHash: [UInt8], methodVersion: UInt32, capsuleHash: [UInt8], validUntil: CalendarDate,
    createdAt: Instant, signature: [UInt8] = [], revokedAt: Instant? = nil
  ) {
    self.root = root
    self.version = version
    self.agentID = agentID
    self.payeeName = payeeName
    self.payeeHash = payeeHash
    self.railHash = railHash
    self.methodVersion = methodVersion
    self.capsuleHash = capsuleHash
    self.validUntil = validUntil
    self.createdAt = createdAt
    self.signature = signature
    self.revokedAt = revokedAt
  }

  /// The longest a mandate is good for.
  package static let longestDays = 400
}

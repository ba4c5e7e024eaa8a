package import BillCore

/// What the books are sealed with; the keys are none of the store's business.
package struct BookSeals: Sendable {
  /// Computes the hash of an event from the hash of the one before it.
  package typealias EventHash = @Sendable (_ previous: [UInt8], _ event: BookEvent) -> [UInt8]

  /// Computes the MAC over the hash of an event.
  package typealias EventMAC = (_ hash: [UInt8]) -> [UInt8]

  let eventHash: EventHash
  /// Asked once per transaction, because it reads a key.
  let eventMAC: @Sendable () throws -> EventMAC
  /// What is thrown where the last event of the log is none of this installation.
  let alteredLog: any Error
  /// Computes the MAC over what decides whether the account may pay.
  let standingMAC: @Sendable (AccountStanding) throws -> [UInt8]

  package init(
    eventHash: @escaping EventHash, eventMAC: @escaping @Sendable () throws -> EventMAC,
    alteredLog: any Error,
    standingMAC: @escaping @Sendable (AccountStanding) throws -> [UInt8]
  ) {
    self.eventHash = eventHash
    self.eventMAC = eventMAC
    self.alteredLog = alteredLog
    self.standingMAC = standingMAC
  }

  /// For books that are thrown away when they were asked.
  package static let blank = BookSeals(
    eventHash: { _, _ in zeros }, eventMAC: { { _ in zeros } }, alteredLog: StoreError.damaged,
    standingMAC: { _ in zeros })

  private static let zeros = [UInt8](repeating: 0, count: 32)
}

package import BillCore

/// A customer credit transfer initiation: the message that asks a bank to pay (pain.001).
package struct CreditTransferInitiation: Hashable, Sendable {
  /// The message version a bank is sent.
  package enum Version: String, Sendable, Hashable, CaseIterable {
    /// pain.001.001.09, what banks take from November 2026 on.
    case v09 = "pain.001.001.09"
    /// pain.001.001.03, for banks that have not moved yet.
    case v03 = "pain.001.001.03"

    /// The XML namespace of the message.
    package var namespace: String { "urn:iso:std:iso:20022:tech:xsd:\(rawValue)" }
  }

  /// `MsgId`: at most 35 characters.
  package var id: String
  package var created: Instant
  package var initiatingPartyName: String
  /// `InitgPty/Id/OrgId/Othr/Id`, where the bank has given one.
  package var initiatingPartyID: String?
  package var version: Version
  /// Whether it moves no money: a comment then says TEST above everything a bank reads.
  package var isTest = false
  package var blocks: [PaymentInformation]

  package init(
    id: String, created: Instant, initiatingPartyName: String, initiatingPartyID: String? = nil,
    version: Version = .v09, blocks: [PaymentInformation]
  ) {
    self.id = id
    self.created = created
    self.initiatingPartyName = initiatingPartyName
    self.initiatingPartyID = initiatingPartyID
    self.version = version
    self.blocks = blocks
  }

  /// What is wrong with the message, and what would be written other than given.
  package func review() -> CreditTransferReview { CreditTransferCheck.review(self) }

  /// The message as XML in UTF-8; the same input always gives the same bytes.
  ///
  /// Everything is checked before the first byte is written: throws
  /// `CreditTransferError.refused` with every problem of every payment.
  package func xml() throws(CreditTransferError) -> [UInt8] { try review().xml() }
}

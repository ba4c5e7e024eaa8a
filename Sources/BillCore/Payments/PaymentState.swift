/// How far a payment has come.
package enum PaymentState: String, Sendable, Hashable, CaseIterable {
  case draft
  /// The holder said yes; its share of the bill is reserved.
  case approved
  /// The code or worklist was shown; only a person knows whether it was paid.
  case presented
  /// The file is complete in the stage folder.
  case staged
  /// The file lies in the outbox; not at the bank yet.
  case emitted
  /// In the bank's hands.
  case delivered
  /// The bank said it will execute it.
  case accepted
  case settled
  /// A program is being asked to pay.
  case sending
  /// The program gave a receipt.
  case sent
  /// The bank refused it before it settled.
  case rejected
  /// The money came back after it had settled.
  case returned
  /// Definitely not sent.
  case failed
  /// Cannot be known here; never retried by itself.
  case unknown
  case cancelled
  case expired
  /// The file was taken out of the outbox again before it went to the bank.
  case takenBack = "taken-back"

  /// The states that may follow.
  package var successors: Set<PaymentState> {
    switch self {
    case .draft: [.approved, .cancelled, .expired]
    case .approved: [.presented, .staged, .sending, .cancelled, .expired]
    case .presented: [.delivered, .cancelled, .rejected, .expired]
    case .staged: [.emitted, .takenBack]
    case .emitted: [.delivered, .takenBack, .rejected]
    case .delivered: [.accepted, .settled, .rejected]
    case .accepted: [.settled, .rejected]
    case .settled: [.returned]
    case .sending: [.sent, .failed, .unknown]
    case .sent: [.settled, .rejected, .returned]
    case .unknown: [.sent, .failed, .settled]
    case .rejected, .returned, .failed, .cancelled, .expired, .takenBack: []
    }
  }

  /// Whether the payment holds its share of the bill, so that nobody pays it again.
  package var reserves: Bool {
    switch self {
    case .approved, .presented, .staged, .emitted, .delivered, .accepted, .settled, .sending,
      .sent, .unknown:
      true
    case .draft, .rejected, .returned, .failed, .cancelled, .expired, .takenBack: false
    }
  }

  /// Whether the payment ended against the holder's will, so that the bill is open again.
  package var wentWrong: Bool {
    switch self {
    case .rejected, .returned, .failed, .expired: true
    case .draft, .approved, .presented, .staged, .emitted, .delivered, .accepted, .settled,
      .sending, .sent, .unknown, .cancelled, .takenBack:
      false
    }
  }

  /// Whether the money is in the bank's hands or further.
  package var isDelivered: Bool {
    switch self {
    case .delivered, .accepted, .settled, .sent: true
    case .draft, .approved, .presented, .staged, .emitted, .sending, .rejected, .returned,
      .failed, .unknown, .cancelled, .expired, .takenBack:
      false
    }
  }

  /// Whether a file in this state was published: one that was taken back may have been lost before.
  package var hasLeft: Bool {
    switch self {
    case .emitted, .delivered, .accepted, .settled, .sent, .rejected, .returned: true
    case .draft, .approved, .presented, .staged, .sending, .failed, .unknown, .cancelled, .expired,
      .takenBack:
      false
    }
  }
}

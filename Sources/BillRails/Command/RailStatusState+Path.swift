package import BillCore

extension RailStatus.State {
  /// The states a payment goes through to what its rail says of it; none where nothing is new.
  ///
  /// A payment that was sent stays so, even where the program has forgotten it: a bill that opens
  /// again by mistake would be paid twice.
  package func path(from state: PaymentState) -> [PaymentState] {
    switch (state, self) {
    case (.sending, .unknown): [.unknown]
    case (.sending, .sent), (.unknown, .sent): [.sent]
    case (.sending, .settled): [.sent, .settled]
    case (.unknown, .settled), (.sent, .settled): [.settled]
    case (.sending, .rejected), (.sending, .notSent), (.unknown, .rejected), (.unknown, .notSent):
      [.failed]
    case (.sent, .rejected): [.rejected]
    case (.sending, .returned), (.unknown, .returned): [.sent, .returned]
    case (.sent, .returned): [.returned]
    default: []  // why: every other pair of state and answer rests
    }
  }
}

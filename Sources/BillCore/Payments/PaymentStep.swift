/// One change of a payment's state.
package struct PaymentStep: Hashable, Sendable {
  package var at: Instant
  package var state: PaymentState
  package var note: String?

  package init(at: Instant, state: PaymentState, note: String?) {
    self.at = at
    self.state = state
    self.note = note
  }
}

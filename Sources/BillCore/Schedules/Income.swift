/// The pay that comes in: on which days, and how much when the user said it.
package struct Income: Hashable, Sendable {
  package var payDay: PayDay
  package var amount: Money?

  package init(payDay: PayDay, amount: Money? = nil) {
    self.payDay = payDay
    self.amount = amount
  }
}

/// What is owed to a biller in one currency; negative is what the biller owes.
package struct Owed: Hashable, Sendable {
  package var biller: RecordID
  package var amount: Money

  package init(biller: RecordID, amount: Money) {
    self.biller = biller
    self.amount = amount
  }
}

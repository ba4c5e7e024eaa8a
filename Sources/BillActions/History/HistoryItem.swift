package import BillCore
import BillStore

/// A line of the history: a bill that came or a payment that was made.
package struct HistoryItem: Hashable, Sendable {
  /// What came or was made.
  package enum Kind: String, Sendable, Hashable {
    case bill
    case creditNote = "credit-note"
    case payment
  }

  /// When billctl took it down.
  package let at: Instant
  package let kind: Kind
  package let id: RecordID
  package let biller: String
  /// What is charged or paid; negative for a credit note, nil for a bill whose payer chooses.
  package let amount: Money?
  package let currency: Currency
  /// The state in the words of the contract.
  package let state: String
  /// Of a bill: what is paid of it and not confirmed by the bank.
  package var withBank: Money?
  /// Whether it is a bill whose receiver wrote it as its seller.
  var isSelfBilled = false
  /// Invoice number, end-to-end id or what else names it.
  package let reference: String
  /// Other words by which it can be found.
  let aliases: [String]
}

extension HistoryItem {
  init(_ payment: Payment, biller: String) {
    self.init(
      at: payment.createdAt, kind: .payment, id: payment.id, biller: biller,
      amount: payment.amount, currency: payment.amount.currency, state: payment.state.rawValue,
      reference: payment.endToEndID, aliases: [payment.reference?.value].compactMap { $0 })
  }

  init(_ bill: Bill, biller: String, balance: BillBalance, today: CalendarDate) throws {
    let state = try bill.state(balance, on: today)
    self.init(
      at: bill.createdAt, kind: bill.type == .invoice ? .bill : .creditNote, id: bill.id,
      biller: biller, amount: bill.type == .invoice ? bill.amount : try bill.amount?.negated(),
      currency: bill.currency, state: state.rawValue,
      reference: bill.historyReference,
      aliases: [bill.reference?.value].compactMap { $0 } + bill.corrects)
    isSelfBilled = bill.kind == .selfBilled
    if state == .paid || state == .partPaid { withBank = balance.withBank }
  }

  /// The state, and whether the bank has confirmed what it was given.
  package var stateText: String {
    BillState(rawValue: state)?.words(
      isCredit: kind == .creditNote, isSelfBilled: isSelfBilled, withBank: withBank) ?? state
  }

  /// Whether a text in lower case is found in its biller, references, ids or amount.
  func mentions(_ text: String) -> Bool {
    let words = [biller, reference, id.description, amount?.description ?? ""] + aliases
    return words.contains { $0.lowercased().contains(text) }
  }
}

extension Bill {
  /// What names the bill where its biller is named already.
  var historyReference: String {
    number ?? reference?.value ?? id.short
  }
}

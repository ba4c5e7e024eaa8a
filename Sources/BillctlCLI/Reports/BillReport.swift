import BillActions
import BillCore

/// A bill as reports show it.
enum BillReport {
  static func json(_ details: BillDetails) -> JSON {
    let bill = details.bill
    return [
      "id": .text(bill.id.description),
      "biller": [
        "id": .text(details.biller.id.description), "name": .text(details.biller.name),
      ],
      "number": JSON(bill.number), "type": .text(bill.type.rawValue),
      "kind": .text(bill.kind.rawValue), "issued": JSON(bill.issued), "due": JSON(bill.due),
      "due_source": JSON(bill.dueSource?.rawValue),
      "due_dates": .list(bill.dueDates.map { .text($0.description) }),
      "terms": JSON(bill.terms), "gross": JSON(bill.gross?.decimalText),
      "prepaid": JSON(bill.prepaid?.decimalText), "amount": JSON(bill.amount?.decimalText),
      "minimum_due": JSON(bill.minimumDue?.decimalText), "currency": .text(bill.currency.code),
      "open": JSON(details.open?.decimalText), "state": .text(details.state.rawValue),
      "with_bank": .text(details.balance.withBank.decimalText), "reason": JSON(bill.standingReason),
      "reference": JSON(bill.reference?.value),
      "payees": .list(details.payees.map(json)),
      "corrects": .list(bill.corrects.map { .text($0) }),
      "name_on_document": JSON(bill.nameOnDocument),
      "remarks": .list(bill.remarks.map { .text($0) }),
    ]
  }

  private static func json(_ payee: BillPayee) -> JSON {
    [
      "id": JSON(payee.id), "scheme": .text(payee.scheme.rawValue),
      "account": .text(payee.account), "name": JSON(payee.name),
      "state": .text(payee.state.rawValue),
    ]
  }

  /// The table of `bills list`.
  static func table(_ bills: [BillDetails]) -> [String] {
    // Few bills ask for less than they come to.
    let haveMinimum = bills.contains { $0.bill.minimumDue != nil }
    var table = Table(
      [
        ("BILL", .left), ("BILLER", .left), ("NUMBER", .left), ("DUE", .left), ("OPEN", .right),
      ] + (haveMinimum ? [("MINIMUM", .right)] : []) + [("STATE", .left)],
      yielding: ["BILLER", "NUMBER"])
    for details in bills {
      let bill = details.bill
      table.add(
        [
          bill.id.short, details.biller.name, bill.number ?? "",
          bill.due?.description ?? "not stated", details.openText,
        ] + (haveMinimum ? [bill.minimumDue?.description ?? ""] : []) + [details.stateText])
    }
    return table.lines
  }
}

extension BillDetails {
  /// What can still be paid, nothing on a cancelled bill; nil when the payer chooses the amount.
  var open: Money? {
    if state == .cancelled || bill.standing == .settled { return .zero(bill.currency) }
    // why: the parts were added in one currency when the balance was made.
    return try? balance.open
  }

  /// What is open, with a minus sign for what the biller owes.
  var openText: String {
    if state == .cancelled { return "" }
    guard let open else { return "any amount" }
    return bill.type == .creditNote && open.isPositive ? "-\(open)" : open.description
  }

  /// Which bill it is, where another one is spoken of.
  var words: String {
    let label = [biller.name, bill.number].compactMap { $0 }.joined(separator: " ")
    return "\(bill.id.short) (\(label), "
      + "\(bill.amount?.description ?? "any amount"), \(stateText))"
  }
}

import ArgumentParser
import BillActions
import BillCore

extension Billctl.Bills {
  /// Shows one bill.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one bill.")

    @Argument(help: "The bill: its id or number.")
    var bill: String

    @Flag(help: "Show whole account numbers; needs a session that may spend.")
    var reveal = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let bill = try Lookup(access).bill(bill)
      let money =
        reveal
        ? try session.stepUp(
          access, proof, because: .operation("showing a whole account number")) : nil
      let shown = try ShowBill().perform(bill, access, revealing: money)
      return Report("bill/1", ["bill": json(shown)], lines: lines(shown))
    }

    private func json(_ shown: ShowBill.Result) -> JSON {
      BillReport.json(shown.details).adding([
        .init(name: "payments", value: .list(shown.payments.map(PaymentLine.json))),
        .init(
          name: "paid_elsewhere",
          value: .list(
            shown.paidElsewhere.map { note in
              ["amount": .text(note.amount.decimalText), "date": JSON(note.date)]
            })),
        .init(
          name: "netted",
          value: .list(
            shown.nettings.map { netting in
              ["amount": .text(netting.amount.decimalText), "bill": JSON(netting.other.id)]
            })),
        .init(name: "original", value: JSON(shown.original?.fileName)),
        .init(name: "sha256", value: JSON(shown.original?.sha256)),
        .init(
          name: "corrected", value: .list(shown.corrected.map { .text($0.id.description) })),
        .init(
          name: "corrected_by", value: .list(shown.followedBy.map { .text($0.id.description) })),
      ])
    }

    private func lines(_ shown: ShowBill.Result) -> [String] {
      let (details, bill) = (shown.details, shown.details.bill)
      let facts: [(String, String?)] = [
        ("Bill", bill.number ?? "no number"), ("Id", bill.id.description),
        ("Biller", details.biller.name), ("Name on it", bill.nameOnDocument),
        ("Type", bill.type == .creditNote ? "credit note" : nil), ("Kind", bill.kind.rawValue),
        ("State", details.stateText), ("Reason", bill.standingReason),
        ("Issued", bill.issued?.description), ("Due", bill.dueText), ("Terms", bill.terms),
        ("Total", bill.gross?.description), ("Prepaid", bill.prepaid?.description),
        ("Payable", bill.amount?.description ?? "you choose the amount"),
        ("Minimum due", bill.minimumDue?.description), ("Open", details.openText),
        ("Reference", bill.reference?.value),
        (
          "Corrects", bill.corrects.isEmpty ? nil : bill.corrects.joined(separator: ", ")
        ),
        (
          "Followed by",
          shown.followedBy.isEmpty
            ? nil : shown.followedBy.map { $0.number ?? $0.id.short }.joined(separator: ", ")
        ), ("Document", shown.original?.path),
      ]
      return FactSheet.lines(facts) + bill.remarks.map { "Note: \($0)" }
        + details.payees.map { payee in
          "Pay to \(payee.account) \(payee.name ?? "") [\(payee.state.rawValue)]"
        } + shown.payments.map { "Payment \(PaymentLine.text($0))" }
        + shown.paidElsewhere.map { "Paid elsewhere \($0.amount) on \($0.date)" }
        + shown.nettings.map { "Netted with \($0.other.label): \($0.amount)" } + undo(shown)
        + HeldBill.advice(details)
    }

    private func undo(_ shown: ShowBill.Result) -> [String] {
      guard !shown.paidElsewhere.isEmpty else { return [] }
      let id = shown.details.bill.id.short
      return ["To take the last note back: billctl bills mark-paid \(id) --undo"]
    }
  }
}

extension Bill {
  /// The due date and where it comes from.
  var dueText: String {
    guard let due else { return "not stated" }
    switch dueSource {
    case .terms: return "\(due) by the biller's terms"
    case .user: return "\(due) as you said"
    case .stated: return "\(due) as the bill says"
    case nil: return due.description
    }
  }
}

extension BillReport {
  /// One bill after a change.
  static func one(_ details: BillDetails, _ verb: String) -> Report {
    let bill = details.bill
    let due = bill.due.map { "due \($0)" } ?? "no due date stated"
    return Report(
      "bill/1", ["bill": json(details)],
      lines: [
        "\(verb): \(bill.type == .creditNote ? "credit note " : "")"
          + "\(details.biller.name) \(bill.number ?? "")".trimmed
          + ", \(bill.amount?.description ?? "any amount"), \(due) [\(details.stateText)]"
      ])
  }
}

import ArgumentParser
import BillActions
import BillCore

extension Billctl.Billers {
  /// Shows one biller.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one biller with its latest bills and payments.")

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let shown = try ShowBiller().perform(Lookup(access).biller(biller), access)
      return Report("biller/1", ["biller": json(shown)], lines: lines(shown))
    }

    private func json(_ shown: ShowBiller.Result) -> JSON {
      BillerReport.json(shown.biller, shown.payees).adding([
        .init(
          name: "open",
          value: .list(
            shown.open.map {
              ["amount": .text($0.decimalText), "currency": .text($0.currency.code)]
            })),
        .init(name: "bills", value: .list(shown.bills.map(BillReport.json))),
        .init(name: "payments", value: .list(shown.payments.map(PaymentLine.json))),
      ])
    }

    private func lines(_ shown: ShowBiller.Result) -> [String] {
      let biller = shown.biller
      let facts: [(String, String?)] = [
        ("Biller", biller.name), ("Id", biller.id.description),
        ("Paid by", biller.paidBy.rawValue), ("Category", biller.category),
        ("Customer number", biller.customerNumber), ("Support", biller.supportPhone),
        ("Support mail", biller.supportEmail), ("Web", biller.url),
        ("Terms", biller.termsDays.map { "\($0) days" }), ("VAT id", biller.vatID),
        ("Legal id", biller.legalID), ("Address", biller.address?.oneLine),
        (
          "Rails",
          biller.rails.isEmpty ? nil : biller.rails.map(\.rawValue).joined(separator: ", ")
        ),
        ("Archived", biller.isArchived ? "yes" : nil),
        ("Open", shown.open.isEmpty ? nil : shown.open.map(\.description).joined(separator: ", ")),
      ]
      let accounts = shown.payees.map { payee in
        "Account …\(payee.last4) \(payee.name ?? "") [\(payee.state.rawValue)]"
      }
      return FactSheet.lines(facts) + accounts
        + section("Bills:", BillReport.table(shown.bills))
        + section("Payments:", shown.payments.map(PaymentLine.text))
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["", title] + lines
    }
  }
}

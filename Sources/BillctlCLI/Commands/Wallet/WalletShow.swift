import ArgumentParser
import BillActions
import BillCore

extension Billctl.Wallet {
  /// Shows one method.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one method.")

    @Argument(help: "The method: its id, label or last four digits.")
    var method: String

    @Flag(help: "Show the whole account number; asks for your password again.")
    var reveal = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let read = try session.open()
      let method = try Lookup(read).method(method)
      var number: String?
      if reveal, method.kind == .bank {
        let access = try session.stepUp(
          read, proof, because: .operation("showing a whole account number"))
        number = try RevealMethod().perform(method, access)
      }
      let json = MethodReport.json(method, today: read.today)
      return Report(
        "method/1",
        .object([
          .init(
            name: "method",
            value: number.map { json.adding([.init(name: "number", value: .text($0))]) } ?? json)
        ]), lines: lines(method, number, today: read.today),
        notes: reveal && method.kind == .card ? ["The number of a card is kept nowhere."] : [])
    }

    private func lines(_ method: PaymentMethod, _ number: String?, today: CalendarDate) -> [String]
    {
      let facts: [(String, String?)] = [
        ("Method", method.label), ("Id", method.id.description),
        ("Kind", method.network.map { "\($0.rawValue) card" } ?? "bank account"),
        ("Number", number ?? "…\(method.last4)"), ("Bank", method.agent),
        ("Holder", method.holder), ("Currency", method.currency?.code),
        ("Expires", method.expires.map { "end of \($0)" }),
        ("Billing address", method.address?.oneLine),
        (
          "Rails", method.rails.isEmpty ? nil : method.rails.map(\.rawValue).joined(separator: ", ")
        ),
        ("State", MethodReport.state(method, today: today)), ("Because", method.declineReason),
        ("Default", method.isDefault ? "yes" : "no"),
      ]
      return FactSheet.lines(facts)
    }
  }
}

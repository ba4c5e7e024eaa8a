import ArgumentParser
import BillActions
import BillCore
import BillCredentials

extension Billctl.Wallet.Add {
  /// Adds a card.
  struct Card: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "card", abstract: "Add a card to pay with.",
      discussion: """
        The number is asked for, checked and forgotten: only network, last four digits, expiry, \
        holder, billing address and a rail's token are kept. Never give the security code.
        """)

    @Option(help: "Read the card number from a file's first line; - is standard input.")
    var numberFile: String?

    @Option(help: "The last month it is good: YYYY-MM.")
    var expires: CalendarMonth

    @Option(help: "What to call it.")
    var label: String?

    @Option(help: "The name on the card; yours without it.")
    var holder: String?

    @Option(help: "Read the token a rail knows the card by from a file's first line.")
    var tokenFile: String?

    @Flag(name: .customLong("default"), help: "Make it the default method.")
    var isDefault = false

    @OptionGroup(title: "Billing address") var address: AddressOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let read = try session.open()
      let action = AddCard(
        expires: expires, label: label, holder: holder, address: try address.address(),
        token: try tokenFile.map { try session.console.readSecret($0).text }, isDefault: isDefault)
      let facts = try action.plan(number: session.cardNumber(numberFile), today: read.today)
      if change.dryRun {
        return Report(
          "wallet/1", ["methods": [], "dry_run": true],
          lines: ["would add: \(facts.network.rawValue) …\(facts.last4), good until \(expires)"])
      }
      let access = try session.openMoney(proof)
      return MethodReport.one(try action.perform(facts, access), today: access.today, "added")
    }
  }
}

extension Session {
  /// A card number from a file, else typed unseen.
  func cardNumber(_ file: String?) throws -> SecureBytes {
    if let file { return try console.readSecret(file) }
    guard isInteractive else {
      throw Failure(
        "number-needed", "the card number is asked for, never an argument",
        hints: ["--number-file FILE, or - for standard input"], status: .usage)
    }
    guard let number = try console.askSecret("Card number (not shown): ") else {
      throw Interruption()
    }
    return number
  }
}

extension SecureBytes {
  /// The secret as text.
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

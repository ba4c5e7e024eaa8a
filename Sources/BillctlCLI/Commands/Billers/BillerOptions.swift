import ArgumentParser
import BillActions
import BillCore

/// What can be said about a biller.
struct BillerOptions: ParsableArguments {
  @Option(help: "Who moves the money.")
  var paidBy: PaidBy?

  @Option(help: "The number under which the biller knows you.")
  var customerNumber: String?

  @Option(help: "Support by telephone, with + and country code.")
  var supportPhone: String?

  @Option(help: "Support by e-mail.")
  var supportEmail: String?

  @Option(help: "Its web page or portal.")
  var url: String?

  @Option(help: "Days after the issue date, for bills that state no due date.")
  var termsDays: Int?

  @Option(help: "What it is for, in one word: energy, rent, tax.")
  var category: String?

  @Option(help: "VAT identifier.")
  var vatId: String?

  @Option(help: "Legal registration identifier.")
  var legalId: String?

  @Option(parsing: .upToNextOption, help: "The only rails it can be reached by; none for any.")
  var rail: [String] = []

  @OptionGroup(title: "Address") var address: AddressOptions

  func facts() throws -> BillerFacts {
    var facts = BillerFacts()
    facts.paidBy = paidBy
    facts.customerNumber = customerNumber
    facts.supportPhone = supportPhone
    facts.supportEmail = supportEmail
    facts.url = url
    facts.termsDays = termsDays
    facts.category = category
    facts.vatID = vatId
    facts.legalID = legalId
    facts.rails = try RailKind.list(rail)
    facts.address = try address.address()
    return facts
  }
}

/// How the account of a biller is written.
struct PayeeOptions: ParsableArguments {
  @Option(help: "The account's bank: its BIC.")
  var bic: String?

  @Option(help: "The ABA routing number of a United States account.")
  var routing: String?

  @Option(help: "The name on the account; the biller's without it.")
  var nameOnAccount: String?

  func account(_ number: String?) -> StatedAccount? {
    number.map { StatedAccount(number: $0, routing: routing, bic: bic, name: nameOnAccount) }
  }
}

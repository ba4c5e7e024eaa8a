import BillActions
import BillCore
import BillCredentials

/// Asks for what the flags of `start` left open.
struct StartQuestions {
  struct Answers {
    var start: StartAccount
    var method: AddBank?
    var rail: RailKind?
  }

  private let session: Session

  init(_ session: Session) { self.session = session }

  func answers(to flags: Billctl.Start) throws -> Answers {
    let email =
      try session.email ?? ask("Your e-mail address, which names the account: ", "--email")
    let name = try flags.name ?? ask("Your name, as payments show it: ", "--name")
    let accepts = try flags.acceptTerms || agree()
    let hasMail = try Post(session.home).isSetUp
    let attests = try flags.selfAttested || (!hasMail && attest(email))
    let bank = try flags.bank ?? askOptional("The IBAN you pay from (empty for later): ")
    return Answers(
      start: StartAccount(
        email: email, name: name, isTest: flags.test, acceptsTerms: accepts, selfAttests: attests,
        zone: flags.zone),
      method: bank.map { AddBank(number: $0, label: flags.bankLabel) },
      rail: try rail(flags, hasBank: bank != nil))
  }

  private func rail(_ flags: Billctl.Start, hasBank: Bool) throws -> RailKind? {
    let text: String?
    if let rail = flags.rail {
      text = rail
    } else if hasBank {
      text = try askOptional(
        "How do you pay? iso20022 (a file for the bank), qr or portal [iso20022]: ")
    } else {
      text = nil
    }
    guard let text else { return hasBank ? .iso20022 : nil }
    guard let rail = RailKind(rawValue: text) else {
      throw Failure(
        "unknown-rail", "there is no rail called \(text)",
        hints: ["known: \(RailKind.allCases.map(\.rawValue).joined(separator: ", "))"],
        status: .usage)
    }
    return rail
  }

  private func agree() throws -> Bool {
    guard session.isInteractive else { return false }
    session.console.writeError(Terms.text + "\n")
    return try ask("Do you accept? [y/N] ", "--accept-terms").lowercased().hasPrefix("y")
  }

  private func attest(_ email: String) throws -> Bool {
    guard session.isInteractive else { return false }
    let question = "No mail program is set up. Do you vouch that \(email) is yours? [y/N] "
    return try ask(question, "--self-attested").lowercased().hasPrefix("y")
  }

  private func ask(_ prompt: String, _ flag: String) throws -> String {
    guard session.isInteractive else {
      throw Failure("missing-answer", "\(flag) is needed", status: .usage)
    }
    guard let answer = try session.console.askLine(prompt) else { throw Interruption() }
    return answer
  }

  private func askOptional(_ prompt: String) throws -> String? {
    guard session.isInteractive else { return nil }
    let answer = try session.console.askLine(prompt) ?? ""
    return answer.isEmpty ? nil : answer
  }
}

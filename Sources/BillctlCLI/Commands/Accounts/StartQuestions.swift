import BillActions
import BillCore
import BillCredentials

/// Asks for what the flags of `start` left open, and asks again where an answer cannot be used.
struct StartQuestions {
  struct Answers {
    var start: StartAccount
    var method: AddBank?
    var rail: RailKind?
  }

  private let session: Session

  init(_ session: Session) { self.session = session }

  func answers(to flags: Billctl.Start) throws -> Answers {
    let start = try identity(flags.identity)
    let method = try flags.bank.map { AddBank(number: $0, label: flags.bankLabel) } ?? askBank()
    return Answers(
      start: start, method: method, rail: try rail(flags, hasMethod: method != nil))
  }

  /// Who the account is for, without a way to pay.
  func identity(_ flags: IdentityOptions) throws -> StartAccount {
    let email = try session.email ?? askEmail()
    let name = try flags.name ?? askName()
    let accepts = try flags.acceptTerms || agrees()
    let hasMail = try Post(session.home).isSetUp
    let attests = try flags.selfAttested || (!hasMail && vouches(for: email))
    return StartAccount(
      email: email, name: name, isTest: flags.test, acceptsTerms: accepts, selfAttests: attests,
      zone: flags.zone)
  }

  private func askEmail() throws -> String {
    try session.ask("Your e-mail address, which names the account: ", flag: "--email") {
      try EmailAddress($0).text
    }
  }

  private func askName() throws -> String {
    try session.ask("Your name, as payments show it: ", flag: "--name") { name in
      guard !name.isEmpty else { throw StartError.emptyName }
      return name
    }
  }

  private func agrees() throws -> Bool {
    guard session.isInteractive else { return false }
    session.console.writeError("\n\(Terms.text)\n\n")
    guard try session.agrees(to: "Do you accept?", flag: "--accept-terms") else {
      throw Failure(
        "declined", "without the terms there is no account; nothing was made", status: .declined)
    }
    return true
  }

  private func vouches(for email: String) throws -> Bool {
    guard session.isInteractive else { return false }
    return try session.agrees(
      to: "No mail program is set up. Do you vouch that \(email) is yours?",
      flag: "--self-attested")
  }

  private func askBank() throws -> AddBank? {
    guard session.isInteractive else { return nil }
    return try session.ask("The IBAN you pay from (empty for later): ", flag: "--bank") { text in
      guard !text.isEmpty else { return nil }
      let action = AddBank(number: text)
      _ = try action.plan(holder: "")
      return action
    }
  }

  private func rail(_ flags: Billctl.Start, hasMethod: Bool) throws -> RailKind? {
    if let rail = flags.rail { return try StartQuestions.rail(rail) }
    guard hasMethod else { return nil }
    guard session.isInteractive else { return .iso20022 }
    let question = "How do you pay? iso20022 (a file for the bank), qr or portal [iso20022]: "
    return try session.ask(question, flag: "--rail") { text in
      text.isEmpty ? .iso20022 : try StartQuestions.rail(text)
    }
  }

  private static func rail(_ text: String) throws -> RailKind {
    guard let rail = RailKind(rawValue: text), rail.isBuilt else {
      let known = RailKind.allCases.filter(\.isBuilt).map(\.rawValue)
      throw RailChoiceError.unknown(text, known: known)
    }
    return rail
  }
}

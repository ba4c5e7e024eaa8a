import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Confirms an address or number by the code that was sent there, or by the holder's word.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: "Confirm your address or number with the code sent there, or vouch for it.",
      discussion: "A new address or number takes the place of the old one with it.")

    @Argument(help: "The eight digits; blanks and dashes do not matter.")
    var code: String?

    @Flag(help: "The code was texted: confirm the phone number.")
    var phone = false

    @Flag(
      help: "Vouch for the address yourself, where no mail can be sent; asks for your password.")
    var selfAttest = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard (code != nil) != selfAttest else {
        throw ValidationError("Give either the code or --self-attest.")
      }
      guard !(phone && selfAttest) else {
        throw ValidationError("A phone number is confirmed by its code only.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      if selfAttest { return try vouch(access, session) }
      let awaited =
        try phone ? PhoneConfirmation(access).awaited() : EmailConfirmation(access).awaited()
      guard let awaited else {
        let line =
          phone
          ? "No phone number waits for a code." : "\(access.account.email) was confirmed before."
        return try AccountReport.report(access, lines: [line])
      }
      if change.dryRun {
        return try AccountReport.report(
          access,
          lines: [
            "would try the code for \(awaited); a wrong one costs one of five tries",
            "Nothing was done.",
          ])
      }
      _ =
        try phone
        ? PhoneConfirmation(access).confirm(code: code ?? "")
        : EmailConfirmation(access).confirm(code: code ?? "")
      return try AccountReport.report(
        access.refreshed(), lines: ["\(awaited) is confirmed."])
    }

    private func vouch(_ access: ReadAccess, _ session: Session) throws -> Report {
      let email = access.account.email
      guard access.account.emailState != .confirmed else {
        return try AccountReport.report(access, lines: ["\(email) was confirmed before."])
      }
      if change.dryRun {
        return try AccountReport.report(
          access, lines: ["would take your word for \(email)", "Nothing was done."])
      }
      try session.confirm(
        ["Notices of payments and logins go to \(email); nobody checks that it is yours."],
        "Do you vouch for it?", yes: change.yes)
      try EmailConfirmation.selfAttest(session.openMoney(proof))
      return try AccountReport.report(
        access.refreshed(), lines: ["You vouched for \(email)."])
    }
  }
}

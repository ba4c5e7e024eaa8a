import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Sends a confirmation code again.
  struct Resend: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "resend", abstract: "Send a new code that confirms your address or number.")

    @Flag(help: "Text it to the phone number.")
    var phone = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let awaited =
        try phone ? PhoneConfirmation(access).awaited() : EmailConfirmation(access).awaited()
      guard let awaited else {
        let line =
          phone
          ? "No phone number waits for a code." : "\(access.account.email) is confirmed already."
        return try AccountReport.report(access, lines: [line])
      }
      if change.dryRun {
        return try AccountReport.report(
          access, lines: ["would send a new code to \(awaited)", "Nothing was done."])
      }
      return try AccountReport.report(access, lines: send(to: awaited, access))
    }

    private func send(to place: String, _ access: ReadAccess) throws -> [String] {
      if phone {
        try PhoneConfirmation(access).send()
        return [
          "A code was texted to \(place).", "Type it: billctl account confirm CODE --phone",
        ]
      }
      let line =
        switch try EmailConfirmation(access).send() {
        case .handedOver: "A code was mailed to \(place)."
        case .kept(let path): "No mail program took the code; the mail lies in \(path)."
        }
      return [line, "Type it: billctl account confirm CODE"]
    }
  }
}

import ArgumentParser
import BillActions
import BillCore
import BillFormats

extension Billctl.Mfa {
  /// Begins a second factor.
  struct Enroll: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "enroll",
      abstract: "Add a second factor: an app, or codes by e-mail or text message.",
      discussion: """
        An app shows its QR code; for e-mail and text messages a first code is sent. It counts \
        once you typed a code: billctl mfa confirm CODE

        Codes that are sent are weak, because they can be read on the way. Beside an app they open \
        sessions, but are not enough for new payees, mandates, limits and changes of the account.
        """)

    @Argument(help: "The kind of factor; totp is an authenticator app.")
    var kind: SecondFactor.Kind

    @Option(help: "What to call the app.")
    var label = "Authenticator app"

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      if kind.isSent { return try enrollSent(access, session) }
      guard !change.dryRun else {
        return try MfaReport.report(
          access, lines: ["Would add an authenticator app that counts after its first code."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("adding a second factor"))
      let result = try EnrollFactor(label: label).perform(money)
      let lines = [
        "Read this with your authenticator app:", "", "    \(result.uri)", "",
        "or type the key: \(result.seedText)",
        "Then type the code it shows: billctl mfa confirm CODE",
      ]
      return try MfaReport.report(
        access,
        more: [
          JSON.Member(name: "uri", value: .text(result.uri)),
          JSON.Member(name: "secret", value: .text(result.seedText)),
        ], lines: lines, drawing: drawing(result.uri, session))
    }

    private func enrollSent(_ access: ReadAccess, _ session: Session) throws -> Report {
      let action = EnrollSentFactor(kind)
      let place = try action.plan(access)
      guard !change.dryRun else {
        return try MfaReport.report(
          access, lines: ["Would send a code to \(place); it counts when the code came back."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("adding a second factor"))
      _ = try action.perform(money)
      var lines = [
        "A code was sent to \(place). Type it within 10 minutes: billctl mfa confirm CODE"
      ]
      if try !FactorChoice.active(access).contains(.totp) {
        lines.append("Codes that are sent are weak; an app is better: billctl mfa enroll totp")
      }
      return try MfaReport.report(access, lines: lines)
    }

    private func drawing(_ uri: String, _ session: Session) throws -> [String] {
      guard session.console.outputIsTerminal else { return [] }
      // why: the key can still be typed where no code can be drawn, or would be broken over two lines.
      guard let symbol = try? QRSymbol(bytes: Array(uri.utf8), level: .low),
        symbol.terminalColumns <= session.console.width
      else { return [] }
      return [""] + symbol.terminalLines()
    }
  }
}

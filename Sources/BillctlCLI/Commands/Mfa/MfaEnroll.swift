import ArgumentParser
import BillActions
import BillFormats

extension Billctl.Mfa {
  /// Begins a second factor.
  struct Enroll: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "enroll", abstract: "Add an authenticator app as your second factor.",
      discussion: """
        Shows a QR code for the app; it counts once you typed one of its codes:
        billctl mfa confirm CODE
        """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
      case totp
    }

    @Argument(help: "The kind of factor: totp (an authenticator app).")
    var kind: Kind

    @Option(help: "What to call it.")
    var label = "Authenticator app"

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
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

    private func drawing(_ uri: String, _ session: Session) throws -> [String] {
      guard session.console.outputIsTerminal else { return [] }
      let symbol = try QRSymbol(bytes: Array(uri.utf8), level: .low)
      let lines = symbol.terminalLines()
      // A code that is broken over two lines cannot be read; the key can still be typed.
      return symbol.size + 4 <= session.console.width ? [""] + lines : []
    }
  }
}

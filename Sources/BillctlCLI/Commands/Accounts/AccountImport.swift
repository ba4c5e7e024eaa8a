import ArgumentParser
import BillActions
import BillCore
import BillCredentials

extension Billctl.Account {
  /// Makes an account again from its export.
  struct Import: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Make an account again from its export.",
      discussion: """
        Asks for the key or password of the file, then for the password of the account and a code \
        where it has a second factor. With --show it only prints what is inside.
        """)

    @Argument(help: "The file that billctl account export wrote.")
    var file: String

    @Option(help: "Read the file's key or password from a file's first line.")
    var keyFile: String?

    @Flag(help: "Print the JSON inside, account numbers included, and import nothing.")
    var show = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = ImportAccount(path: file)
      if show { return try shown(action, session) }
      if change.dryRun {
        let content = try action.plan(in: session.home) { try secret($0, session) }
        return report(
          content, imported: false,
          [
            "Would make the account \(content.heading.email): \(words(content)).",
            "Nothing was done.",
          ])
      }
      let (account, content) = try action.perform(
        in: session.home, secret: { try secret($0, session) },
        prove: { try prove($0, needsCode: $1, session) })
      return report(
        content, imported: true,
        [
          "The account \(account.email) is here: \(words(content)).",
          "Where it came from it still lives. Pay from one of the two only: neither knows what the "
            + "other pays. To end the old one, there: billctl account close --keep",
          "Ways to pay belong to the home; if this one has none: billctl rails setup iso20022",
          "The agent stayed behind; for unattended payments here: billctl schedule agent enroll",
          "Log in: billctl login",
        ])
    }

    private func shown(_ action: ImportAccount, _ session: Session) throws -> Report {
      var text: [UInt8] = []
      try action.text(secret: { try secret($0, session) }, to: { text += $0 })
      var report = Report("account-import/1", [])
      report.payload = text
      return report
    }

    private func secret(_ kind: SealedFile.Kind, _ session: Session) throws -> SecureBytes {
      if let keyFile { return try session.console.readSecret(keyFile) }
      guard session.isInteractive else {
        throw Failure("missing-answer", "--key-file is needed", status: .usage)
      }
      let prompt =
        switch kind {
        case .key: "Key of the file: "
        case .password: "Password of the file: "
        }
      guard let secret = try session.console.askSecret(prompt) else { throw Interruption() }
      return secret
    }

    private func prove(_ account: BillCore.Account, needsCode: Bool, _ session: Session) throws
      -> Proof
    {
      let password = try session.password(proof, prompt: "Password of \(account.email): ")
      var code = proof.code
      if needsCode, code == nil, session.isInteractive {
        code = try session.console.askLine("Code of the authenticator app of \(account.email): ")
      }
      return Proof(password: password, code: code)
    }

    private func words(_ content: ImportAccount.Content) -> String {
      "\(counted(content.rows, "row")), \(counted(content.originals, "original")), exported "
        + "\(content.heading.madeAt)"
    }

    private func report(
      _ content: ImportAccount.Content, imported: Bool, _ lines: [String]
    ) -> Report {
      Report(
        "account-import/1",
        [
          "id": .text(content.heading.account.description),
          "email": .text(content.heading.email), "rows": .number(Int64(content.rows)),
          "originals": .number(Int64(content.originals)),
          "exported": JSON(content.heading.madeAt), "imported": .bool(imported),
        ], lines: lines)
    }
  }
}

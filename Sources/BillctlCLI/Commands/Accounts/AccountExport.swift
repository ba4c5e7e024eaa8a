import ArgumentParser
import BillActions
import BillCredentials
import BillStore

extension Billctl.Account {
  /// Writes everything of the account to one encrypted file.
  struct Export: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write everything of the account to one encrypted file.",
      discussion: """
        Every row, account numbers in full, and the originals of your bills, as JSON a person can
        read: billctl account import FILE --show. The file opens with a key that is shown once, or
        with a password you choose. Asks for your password.
        """)

    @Argument(help: "The file to write.")
    var file: String

    @Option(help: "Lock it by the password in this file's first line, not by a key.")
    var keyFile: String?

    @Flag(help: "Replace a file of that name.")
    var force = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      if !force, UserFile.exists(file) { throw FileError.alreadyExists(path: file) }
      guard !change.dryRun else {
        return Report(
          "account-export/1", ["file": .text(file), "dry_run": true],
          lines: ["Would write everything of \(access.account.email) to \(file)."])
      }
      let key = keyFile == nil ? RecoveryKey.generate() : nil
      let lock: SealedFile.Lock =
        if let key { .key(key) } else {
          .password(try session.console.readSecret(keyFile ?? ""), session.world.passwordCost)
        }
      let money = try session.stepUp(
        access, proof, because: .operation("exporting the account"))
      let result = try ExportAccount(path: file, replaces: force).perform(money, lock: lock)
      return report(result, key)
    }

    private func report(_ result: ExportAccount.Result, _ key: RecoveryKey?) -> Report {
      let shown = key.map {
        ["", "Its key, shown this once; keep it apart from the file:", "", "    \($0.text)", ""]
      }
      return Report(
        "account-export/1",
        [
          "file": .text(file), "rows": .number(Int64(result.rows)),
          "originals": .number(Int64(result.originals)), "key": JSON(key?.text),
        ],
        lines: [
          "\(file): \(counted(result.rows, "row")), \(counted(result.originals, "original"))."
        ] + (shown ?? ["It opens with the password you chose."]) + [
          "Left out: sessions, attempts, codes and the agent's key, which belong to this machine.",
          "Read it: billctl account import \(file.shellWord) --show",
        ])
    }
  }
}

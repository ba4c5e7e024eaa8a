import ArgumentParser
import BillActions
import BillCore

extension Billctl {
  /// Brings the accounts of a backup back.
  struct Restore: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore", abstract: "Bring the accounts of a backup back.",
      discussion: """
        Asks for the password of each account, and for a code where it has a second factor. The \
        key of this installation and the log of what was handed over to banks stay: a backup that \
        does not know a payment made after it cannot pay again until that is settled. Sessions \
        end; log in afterwards.
        """)

    @Argument(help: "The archive that billctl backup wrote.")
    var file: String

    @Flag(help: "Put the accounts that live here aside.")
    var replace = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let plan = try RestoreBackup(path: file, replaces: replace).plan(in: session.home)
      if change.dryRun {
        return report(plan, words(plan) + ["Nothing was done."], restored: [])
      }
      if replace || plan.aside != nil {
        try session.confirm(words(plan), "Restore?", yes: change.yes)
      }
      let accounts = try plan.perform(in: session.home) { account, needsCode in
        let password = try session.password(proof, prompt: "Password of \(account.email): ")
        var code = proof.code
        if needsCode, code == nil, session.isInteractive {
          code = try session.console.askLine(
            "Code of the app, or a recovery code, of \(account.email): ")
        }
        return Proof(password: password, code: code)
      }
      let lines = accounts.flatMap(words) + aside(plan, "What was here is kept")
      let ending = [
        "What was paid after the backup was made is not in it, and on another machine nothing here "
          + "can know of it: compare with your bank before you pay.",
        "Log in again: billctl login",
      ]
      return report(plan, lines + ending, restored: accounts.map(\.account))
    }

    private func words(_ restored: Restored) -> [String] {
      let lost = restored.lostPhone.map {
        "    Its phone number …\($0) stayed on the other machine, and no code can be texted: "
          + "billctl account set --phone NUMBER"
      }
      return ["\(restored.account.email) is back."] + (lost.map { [$0] } ?? [])
    }

    private func words(_ plan: RestoreBackup.Plan) -> [String] {
      [
        "\(counted(plan.accounts.count, "account")), \(counted(plan.originals, "original"))"
          + (plan.hasConfiguration ? ", configuration" : "")
      ] + aside(plan, "What is here now will be kept")
    }

    private func aside(_ plan: RestoreBackup.Plan, _ what: String) -> [String] {
      guard let aside = plan.aside else { return [] }
      return [
        "\(what) in \(aside); payment files stay in the outbox.",
        "Log of hand-overs and key of this installation stay as they are.",
      ]
    }

    private func report(
      _ plan: RestoreBackup.Plan, _ lines: [String], restored: [BillCore.Account]
    ) -> Report {
      Report(
        "restore/1",
        [
          "accounts": .list(plan.accounts.map { JSON($0) }),
          "restored": .list(restored.map { JSON($0.id) }),
          "originals": .number(Int64(plan.originals)),
          "configuration": .bool(plan.hasConfiguration), "aside": JSON(plan.aside),
        ], lines: lines)
    }
  }
}

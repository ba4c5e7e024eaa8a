import ArgumentParser
import BillActions
import BillCredentials

extension Billctl.Account.Recover {
  /// Sets a new password.
  struct Finish: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "finish",
      abstract: "Set a new password with the code that was sent and your recovery key.",
      discussion: """
        Gives everything back and makes a new recovery key. Every session, the agent and the old \
        recovery key are void afterwards, and no device is trusted any more, not even this one; \
        log in with the new password. Second factors stay, unless their device is lost: \
        --remove-factors. Without the recovery key you get the account and its history back once \
        your identity was verified, but none of the account numbers and documents, which nobody \
        can open any more.
        """)

    @Argument(help: "The eight digits; blanks and dashes do not matter.")
    var code: String

    @Option(help: "The confirmed phone number the code was texted to.")
    var phone: String?

    @Option(help: "Read the recovery key from a file's first line; - is standard input.")
    var recoveryKeyFile: String?

    @Flag(help: "The recovery key is lost; what is sealed is lost with it.")
    var withoutRecoveryKey = false

    @Flag(help: "Remove the second factors too: the device that makes their codes is lost.")
    var removeFactors = false

    @Option(help: "Read the new password from a file's first line; - is standard input.")
    var newPasswordFile: String?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard recoveryKeyFile == nil || !withoutRecoveryKey else {
        throw ValidationError("Use --recovery-key-file or --without-recovery-key, not both.")
      }
    }

    func run(in session: Session) throws -> Report {
      let address = try session.recoveryAddress(phone: phone)
      if change.dryRun { return try preview(address, session) }
      let action = RecoverAccount(
        address, evidence: try evidence(session), removesFactors: removeFactors)
      let proven = try action.prove(code, in: session.home)
      try session.confirm(
        plan(proven.account.email, proven.losses), "Recover the account?", yes: change.yes)
      let password = try session.newPassword(
        file: newPasswordFile, userWords: [proven.account.email, proven.account.name])
      return report(try action.perform(password, proven, in: session.home))
    }

    private func evidence(_ session: Session) throws -> RecoveryEvidence {
      if withoutRecoveryKey { return .verification }
      if let recoveryKeyFile {
        return .recoveryKey(try read(session.console.readSecret(recoveryKeyFile)))
      }
      guard session.isInteractive else {
        throw Failure(
          "recovery-key-needed", "your recovery key is needed",
          hints: [
            "repeat it in a terminal, which asks for it, or with --recovery-key-file FILE",
            "if it is lost: --without-recovery-key",
          ], status: .proofNeeded)
      }
      while true {
        guard let typed = try session.console.askSecret("Recovery key: ") else {
          throw Interruption()
        }
        do {
          return .recoveryKey(try read(typed))
        } catch let failure as Failure {
          session.explain(failure)
        }
      }
    }

    private func read(_ secret: SecureBytes) throws -> RecoveryKey {
      guard let key = RecoveryKey(secret.text) else {
        throw Failure(
          "bad-recovery-key", "this is no recovery key, or it is mistyped",
          hints: ["it has 34 letters and digits in groups of four, the last two are a check"],
          status: .usage)
      }
      return key
    }

    private func preview(_ address: RecoveryAddress, _ session: Session) throws -> Report {
      let losses =
        try withoutRecoveryKey
        ? RecoverAccount(address, evidence: .verification).preview(in: session.home) : nil
      return Report(
        "recovery/1",
        address.json([
          JSON.Member(name: "dry_run", value: true),
          JSON.Member(name: "lost", value: losses.map(\.json) ?? .null),
        ]),
        lines: ["Would try the code; a wrong one costs one of five tries. Then:"]
          + plan(address.text, losses) + ["Nothing was done."])
    }

    private func plan(_ email: String, _ losses: RecoveryLosses?) -> [String] {
      var lines = ["Recover \(email): a new password and a new recovery key."]
      if withoutRecoveryKey {
        lines.append("Without the recovery key these are gone for good, for everybody:")
        lines +=
          losses.map { $0.lines.map { "  \($0)" } } ?? [
            "  account numbers, documents of bills, held payments and authenticator apps: how many "
              + "is said once you are verified"
          ]
        lines.append("You keep the account, its names, amounts, references and history.")
      }
      lines.append("Every session ends; the agent and its mandates are void.")
      lines.append("No device is trusted any more, not even this one: billctl login --trust-device")
      if removeFactors { lines.append("Second factors and their recovery codes are removed.") }
      return lines
    }

    private func report(_ result: RecoverAccount.Result) -> Report {
      Report(
        "recovery/1",
        [
          "email": .text(result.account.email), "recovered": true,
          "recovery_key": .text(result.recoveryKey.text),
          "lost": result.losses.map(\.json) ?? .null,
        ],
        lines: ["The account \(result.account.email) has a new password.", ""]
          + result.recoveryKey.lines
          + (result.losses.map { ["", "Lost with the old key:"] + $0.lines + $0.remedies } ?? [])
          + ["", "Next: billctl login"])
    }
  }
}

extension RecoveryLosses {
  /// What is lost, counted.
  fileprivate var lines: [String] {
    [
      (methods, "account number", "of your wallet"), (payees, "account", "of billers"),
      (originals, "original document", "of bills"),
      (payments, "held payment", "that was approved, now cancelled"),
      (apps, "authenticator app", "as second factor"),
    ].filter { $0.0 > 0 }.map { "\(counted($0.0, $0.1)) \($0.2)" }
  }

  /// How what can be given again is given.
  fileprivate var remedies: [String] {
    [
      (methods, "give each number again: billctl wallet edit METHOD --number IBAN"),
      (payees, "name each account again: billctl billers edit BILLER --add-account IBAN"),
      (apps, "a new second factor: billctl mfa enroll totp"),
    ].filter { $0.0 > 0 }.map(\.1)
  }

  fileprivate var json: JSON {
    [
      "methods": .number(Int64(methods)), "payees": .number(Int64(payees)),
      "originals": .number(Int64(originals)), "payments": .number(Int64(payments)),
      "apps": .number(Int64(apps)),
    ]
  }
}

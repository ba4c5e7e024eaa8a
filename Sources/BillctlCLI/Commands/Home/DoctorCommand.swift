import ArgumentParser
import BillActions

extension Billctl {
  /// Checks everything that is stored.
  struct DoctorCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "doctor", abstract: "Check everything that is stored.",
      discussion: """
        Ends with 13 when something is wrong. It looks and changes nothing, unless --fix is given. \
        What is sealed or signed is looked at while a money session is live, or with the password.
        """)

    @Flag(help: "Mend file modes and remove files that belong to nothing, after asking.")
    var fix = false

    @Flag(help: "Show what billctl opens, and how to check that it is all.")
    var prove = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let planned = fix ? try mend(session) : []
      let checks = Doctor(words: { Failure($0).sentence })
        .perform(in: session.home, keys: try keys(session))
      let proof = prove ? try ProveHome().perform(in: session.home) : nil
      return DoctorReport(checks: checks, proof: proof, planned: planned).report
    }

    private func keys(_ session: Session) throws -> Doctor.Keys {
      guard proof.passwordFile != nil else { return [:] }
      let password = try session.password(proof, prompt: "Password: ")
      return try Doctor.key(
        of: session.email, Proof(password: password, code: proof.code), in: session.home)
    }

    /// Mends after asking; with `--dry-run` it returns what would be done and does nothing.
    private func mend(_ session: Session) throws -> [String] {
      let plan = MendHome().plan(in: session.home)
      let words =
        plan.narrowed.map { "close to others: \($0)" } + plan.removed.map { "remove: \($0)" }
      if change.dryRun || plan.isEmpty { return words }
      try session.confirm(words, "Mend this?", yes: change.yes)
      try plan.perform(in: session.home)
      return []
    }
  }
}

import ArgumentParser
import BillActions

extension Billctl.Wallet {
  /// Takes a method out of the wallet.
  struct Remove: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take a method out of the wallet.",
      discussion: "Its number is forgotten; payments made with it keep its name.")

    @Argument(help: "The method: its id, label or last four digits.")
    var method: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let read = try session.open()
      let method = try Lookup(read).method(method)
      let action = RemoveMethod()
      try action.plan(method, read)
      let line = "remove: \(method.label) …\(method.last4)"
      if change.dryRun {
        return Report("wallet/1", ["methods": [], "dry_run": true], lines: ["would \(line)"])
      }
      try session.confirm([line], "Remove it?", yes: change.yes)
      let access = try session.openMoney(proof)
      try action.perform(method, access)
      let left = try ListMethods().perform(read)
      var report = MethodReport.list(left, today: read.today)
      report.lines = ["removed: \(method.label) …\(method.last4)"]
      if let now = left.first(where: \.isDefault), method.isDefault {
        report.lines.append("the default is now \(now.label) …\(now.last4)")
      } else if !left.contains(where: \.isDefault), !left.isEmpty {
        report.notes.append("No method is the default now: billctl wallet default METHOD")
      }
      return report
    }
  }

  /// Makes a method the default one.
  struct Default: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "default", abstract: "Choose the default method.")

    @Argument(help: "The method: its id, label or last four digits.")
    var method: String

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let method = try Lookup(access).method(method)
      if change.dryRun {
        return MethodReport.one(method, today: access.today, "would become the default")
      }
      return MethodReport.one(
        try SetDefaultMethod().perform(method, session.openMoney(proof)), today: access.today,
        "default")
    }
  }
}

import ArgumentParser
import BillActions

extension Billctl.Mfa {
  /// Shows the second factors.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show your second factors.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let listed = try ListFactors().perform(access)
      var table = Table(
        [
          ("FACTOR", .left), ("KIND", .left), ("STRENGTH", .left), ("STATE", .left),
          ("SINCE", .left), ("LABEL", .left),
        ], yielding: ["LABEL"])
      for factor in listed.factors {
        table.add([
          factor.id.short, factor.kind.rawValue,
          factor.kind.strengthWord, factor.state.rawValue, factor.createdAt.utcDate.description,
          factor.label,
        ])
      }
      var lines = table.lines
      let first = try FactorChoice.first(access)
      if let first { lines += ["Asked for first: \(first.rawValue)"] }
      lines += ["Recovery codes left: \(listed.recoveryCodesLeft)"]
      if table.isEmpty { lines = ["No second factor. Add one: billctl mfa enroll totp"] }
      var report = try MfaReport.report(access, lines: lines)
      report.items = listed.factors.map { MfaReport.json($0, first: first) }
      return report
    }
  }
}

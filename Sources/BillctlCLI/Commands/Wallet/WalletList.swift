import ArgumentParser
import BillActions
import BillCore

extension Billctl.Wallet {
  /// Lists the methods.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what you can pay with.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let methods = try ListMethods().perform(access)
      return MethodReport.list(
        methods, today: access.today,
        notes: methods.isEmpty ? ["The wallet is empty. Next: billctl wallet add bank IBAN"] : [])
    }
  }

  /// Lists the cards that will soon be no good.
  struct Expiring: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "expiring", abstract: "List cards that expire soon or have expired.")

    @Option(help: "How soon, in days: 60d.")
    var within: DayCount = DayCount(days: 60)

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let methods = try ListMethods(expiringWithinDays: within.days).perform(access)
      return MethodReport.list(
        methods, today: access.today,
        notes: methods.isEmpty ? ["No card expires within \(within.days) days."] : [])
    }
  }
}

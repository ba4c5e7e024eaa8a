import ArgumentParser

extension Billctl {
  /// Your identity here and its settings.
  struct Account: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "account", abstract: "Your identity here and its settings.",
      subcommands: [
        Create.self, Show.self, Set.self, Confirm.self, Resend.self, Password.self,
        TermsCommand.self,
        Security.self, VerifyMessage.self, Activity.self, Sessions.self, Devices.self, Freeze.self,
        Unfreeze.self, Recover.self, ReportEvent.self, Close.self, Export.self, Import.self,
        Merge.self,
      ])
  }
}

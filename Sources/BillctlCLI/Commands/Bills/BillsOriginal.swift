import ArgumentParser
import BillActions
import BillCore
import BillStore

extension Billctl.Bills {
  /// Writes out the document a bill came from.
  struct Original: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "original",
      abstract: "Write out the document a bill was read from, byte for byte.")

    @Argument(help: "The bill: its id or number.")
    var bill: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = OpenOriginal()
      let original = try action.plan(Lookup(access).bill(bill), access)
      // The name came with the document; it must not lead anywhere or hide.
      let ownName = original.fileName.replacing("/", with: "_").drop { $0 == "." || $0 == "-" }
      let path = output.path ?? (ownName.isEmpty ? "bill" : String(ownName))
      try output.check(path, session.console)
      let bytes = try action.perform(original, session.openMoney(proof))
      let json: JSON = [
        "file": .text(path), "sha256": .text(original.sha256), "size": .number(original.size),
        "path": .text(original.path),
      ]
      return try output.write(bytes, to: path, Report("original/1", json))
    }
  }
}

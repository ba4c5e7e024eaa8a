import ArgumentParser
import BillActions
import BillStore

extension Billctl {
  /// Writes every account of the home to one file.
  struct Backup: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Write every account to one file.",
      discussion: """
        An ordinary tar archive with databases, sealed originals, configuration and checksums. The \
        key of this installation, sessions and payment files never are in it. What the database \
        keeps readable (names, amounts, references) is readable in the backup too.
        """)

    @Argument(help: "The archive to write; - is standard output.")
    var file: String

    @Flag(help: "Read a backup whole and compare its checksums instead of writing one.")
    var check = false

    @Flag(help: "Replace a file of that name.")
    var force = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if check, force || file == "-" {
        throw ValidationError("--check reads the backup in a file and takes no --force.")
      }
    }

    func run(in session: Session) throws -> Report {
      if check { return try checked(session) }
      if file == "-" { try session.console.refuseTerminal() }
      _ = try session.open()
      if change.dryRun {
        if file != "-", !force, UserFile.exists(file) { throw FileError.alreadyExists(path: file) }
        return Report(
          "backup/1", ["file": .text(file), "dry_run": true],
          lines: ["would write every account to \(file)", "Nothing was done."])
      }
      let result = try MakeBackup(path: file, replaces: force).perform(in: session.home)
      var report = Report(
        "backup/1",
        [
          "file": .text(file), "accounts": .number(Int64(result.accounts)),
          "originals": .number(Int64(result.originals)), "bytes": .number(Int64(result.bytes)),
          "configuration": .bool(result.hasConfiguration),
        ],
        lines: [
          "\(file == "-" ? "standard output" : file): \(counted(result.accounts, "account")), "
            + "\(counted(result.originals, "original"))"
            + (file == "-" ? "." : "; written to the disk."),
          "Checked: each database, by SQLite's integrity check. Originals are sealed and copied as "
            + "they are; nothing was read back.",
          "Restore it with: billctl restore \(file == "-" ? "FILE" : file.shellWord)",
        ])
      // The archive has standard output to itself.
      if file == "-" { (report.payload, report.notes, report.lines) = ([], report.lines, []) }
      return report
    }

    private func checked(_ session: Session) throws -> Report {
      _ = try session.open()
      if change.dryRun {
        return Report(
          "backup-check/1", ["file": .text(file), "dry_run": true],
          lines: ["would read \(file) whole", "Nothing was done."])
      }
      let result = try CheckBackup(path: file).perform(in: session.home)
      return Report(
        "backup-check/1",
        [
          "file": .text(file), "accounts": .list(result.accounts.map { JSON($0) }),
          "originals": .number(Int64(result.originals)),
          "missing": .list(result.missing.map { JSON($0) }),
        ],
        lines: [
          "\(file) is whole: \(counted(result.accounts.count, "account")), "
            + "\(counted(result.originals, "original"))."
        ] + result.missing.map { "Not in it: account \($0)." },
        status: result.missing.isEmpty ? .done : .checkFailed)
    }
  }
}

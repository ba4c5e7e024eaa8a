package import BillCore

/// What a timer starts every hour: the program, and what it needs of the environment.
package struct RunnerEntry: Hashable, Sendable {
  /// An absolute path.
  package var program: String
  package var account: RecordID
  /// Variables that say where the home is, in order.
  package var variables: [Variable]
  /// The data folder, for whoever reads the crontab.
  package var place: String

  /// One variable of the environment.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  /// Takes from the environment what says where the home is; a timer has none of it.
  ///
  /// It names the account by its id, because an address may change and another account may come.
  package init(_ home: Home, _ account: RecordID, environment: [String: String]) {
    program = home.world.programPath
    self.account = account
    place = home.places.data
    let isMoved = environment["BILLCTL_HOME"] ?? "" != ""
    let names =
      isMoved ? ["BILLCTL_HOME"] : ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"]
    let kept = (names + ["PATH"]).compactMap { name in
      environment[name].flatMap { $0.isEmpty ? nil : Variable(name: name, value: $0) }
    }
    variables = kept + [Variable(name: "BILLCTL_ACCOUNT", value: account.description)]
  }

  private var call: [String] { [program, "schedule", "run", "--no-input"] }

  // MARK: cron

  /// The first and last line of the block.
  var marks: (first: String, last: String) {
    (
      "# begin billctl schedule run \(account) in \(place)",
      "# end billctl schedule run \(account) in \(place)"
    )
  }

  /// The lines of the block: hourly, off the full hour, when every other job starts.
  var crontabLines: [String] {
    let set = variables.map { "\($0.name)=\(RunnerEntry.shellQuoted($0.value))" }
    let command = (set + call.map(RunnerEntry.shellQuoted)).joined(separator: " ").replacing(
      "%", with: "\\%")
    return [marks.first, "17 * * * * \(command)", marks.last]
  }

  // POSIX shell 2.2.2: between apostrophes nothing has a meaning.
  static func shellQuoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/-_.:@+,".utf8.contains(byte)
      }
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  // MARK: systemd

  var unitName: String { RunnerEntry.unitName(account) }

  static func unitName(_ account: RecordID) -> String { "billctl-schedule-\(account)" }

  /// The service unit (systemd.service(5)); `isOffline` shuts the network off.
  func service(isOffline: Bool) -> String {
    let set = variables.map { "Environment=\(RunnerEntry.unitQuoted("\($0.name)=\($0.value)"))\n" }
    // A command line has variables, a value has none.
    let call = call.map { RunnerEntry.unitQuoted($0).replacing("$", with: "$$") }
      .joined(separator: " ")
    return """
      # Written by billctl schedule install, removed by billctl schedule uninstall.
      [Unit]
      Description=Recurring payments of billctl

      [Service]
      Type=oneshot
      \(set.joined())ExecStart=\(call)
      UMask=0077
      \(isOffline ? "PrivateNetwork=yes\n" : "")
      """
  }

  /// The timer unit (systemd.timer(5)); `Persistent` catches up after the machine was off.
  var timer: String {
    """
    # Written by billctl schedule install, removed by billctl schedule uninstall.
    [Unit]
    Description=Recurring payments of billctl, hourly

    [Timer]
    OnCalendar=hourly
    RandomizedDelaySec=300
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  // systemd.syntax(7) and systemd.service(5): C-style quotes, % doubled.
  static func unitQuoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%")
    return "\"\(escaped)\""
  }
}

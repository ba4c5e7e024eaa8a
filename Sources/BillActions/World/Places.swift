/// Where billctl keeps its files.
package struct Places: Hashable, Sendable {
  /// Databases, originals, stage, outbox, inbox.
  package var data: String
  /// `config.toml`.
  package var configuration: String
  /// Install key and what must not be part of a backup.
  package var state: String
  /// Session tokens: memory only, where the system offers it.
  package var run: String

  package init(data: String, configuration: String, state: String, run: String) {
    self.data = data
    self.configuration = configuration
    self.state = state
    self.run = run
  }

  /// The places by the XDG base directory rules, or all below `BILLCTL_HOME`.
  ///
  /// Nil where neither that nor `HOME` is an absolute path. A relative `BILLCTL_HOME` is no reason
  /// to fall back on the real home, which its user meant to keep out of it.
  package init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let home = absolute("BILLCTL_HOME") {
      self.init(
        data: "\(home)/data", configuration: "\(home)/config", state: "\(home)/state",
        run: "\(home)/run")
      return
    }
    guard environment["BILLCTL_HOME"] ?? "" == "", let home = absolute("HOME") else { return nil }
    let state = (absolute("XDG_STATE_HOME") ?? "\(home)/.local/state") + "/billctl"
    self.init(
      data: (absolute("XDG_DATA_HOME") ?? "\(home)/.local/share") + "/billctl",
      configuration: (absolute("XDG_CONFIG_HOME") ?? "\(home)/.config") + "/billctl",
      state: state,
      run: absolute("XDG_RUNTIME_DIR").map { "\($0)/billctl" } ?? "\(state)/run")
  }
}

/// A machine and who sits at it, as far as the system tells.
package struct Machine: Hashable, Sendable {
  /// What the system calls itself, the same after each start; empty where it does not tell.
  package var id = ""
  package var user = ""
  /// The number of the user, which cron knows as well as a terminal does.
  package var userID: UInt32 = 0
  package var host = ""
  /// The kind of terminal (`TERM`, `TERM_PROGRAM`); nil without one, as in cron.
  package var terminal: String?
  /// The address of the SSH peer; nil at the machine itself.
  package var peer: String?

  package init() {}

  /// What stays the same from login to login: a laptop's host name follows its network, so it
  /// counts only where the system has no other name for itself.
  var identity: [String] { [id.isEmpty ? host : id, "\(userID)"] }

  /// `user@host`.
  package var label: String { "\(user)@\(host)" }
}

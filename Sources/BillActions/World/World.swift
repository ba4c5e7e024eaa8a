package import BillCore
package import BillCredentials

/// Everything that is not the same at the next call: time, zones, ids, places, programs.
///
/// It is built once in `main` (or in a test) and passed on; nothing else asks the machine. Salts,
/// keys and nonces are not here: they come from libsodium and cannot be replaced.
package struct World: Sendable {
  /// The moment of this invocation, read once.
  package var now: Instant
  /// The IANA name of the machine's zone.
  package var zone: String
  /// The civil date of a moment in a zone; nil for an unknown zone.
  package var civilDate: @Sendable (_ moment: Instant, _ zone: String) -> CalendarDate?
  /// The hour of day, 0 to 23, of a moment in a zone; nil for an unknown zone.
  package var civilHour: @Sendable (_ moment: Instant, _ zone: String) -> Int?
  /// A fresh identity for a record.
  package var newID: @Sendable () -> RecordID
  package var places: Places
  package var programs: Programs
  /// The absolute path of this very program, for whoever shall start it again.
  package var programPath = "/usr/bin/billctl"
  /// Where units of the user's own systemd lie; nil where the environment does not say.
  package var unitFolder: String?
  /// Who runs the program and from where, for the log: `user@host` and the SSH peer.
  package var origin: String
  /// The machine, and the way its user came to it.
  package var machine = Machine()
  /// The session that `BILLCTL_SESSION` names, as it was printed; nil where it is not set.
  package var sessionText: String?
  /// Changes at every start of the machine; empty where the system does not tell.
  package var bootID: String
  /// The work a password costs to check; tests ask for less.
  package var passwordCost: Argon2Cost

  package init(
    now: Instant, zone: String,
    civilDate: @escaping @Sendable (Instant, String) -> CalendarDate?,
    civilHour: @escaping @Sendable (Instant, String) -> Int?,
    newID: @escaping @Sendable () -> RecordID, places: Places, programs: Programs,
    origin: String, bootID: String, passwordCost: Argon2Cost = .standard
  ) {
    self.now = now
    self.zone = zone
    self.civilDate = civilDate
    self.civilHour = civilHour
    self.newID = newID
    self.places = places
    self.programs = programs
    self.origin = origin
    self.bootID = bootID
    self.passwordCost = passwordCost
  }

  /// Today in a zone; an unknown zone falls back to UTC, which settings never let in.
  package func today(in zone: String) -> CalendarDate {
    civilDate(now, zone) ?? now.utcDate
  }
}

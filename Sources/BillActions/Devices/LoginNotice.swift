import BillCore
import BillStore

/// Tells the holder of a login that was unusual, or from a machine that is not trusted.
struct LoginNotice {
  let home: Home
  let account: Account

  /// Sends a notice where there is a reason.
  func send(_ entry: LogIn.Entry, _ standing: LoginEvidence.Device) throws {
    if entry.isNewlyTrusted {
      return try SecurityNotice(home, account).send(
        subject: "a new device is trusted",
        body: """
          Somebody logged in as \(home.world.origin), and that device is trusted from now on.

          If that was not you, stop everything until you unfreeze it: billctl account freeze
          """)
    }
    guard standing != .trusted || entry.record.risk.level != .normal else { return }
    let proof = entry.hadSecondFactor ? "password and a second factor" : "the password alone"
    try SecurityNotice(home, account).send(
      subject: "an unusual login",
      body: """
        Somebody logged in with \(proof) as \(home.world.origin), which was unusual (score \
        \(entry.record.risk.score)).

        If that was not you, stop everything until you unfreeze it: billctl account freeze
        """)
  }
}

import BillCore

extension IdentifierChanges {
  /// What stops a change, for whoever has the old address or number.
  static func remedy(_ stopCode: String) -> String {
    """
    If that was not you, stop it within 48 hours; that freezes the account as well and needs no
    login: billctl account set --stop-change --code \(stopCode)
    """
  }

  /// Tells the old and the new address what was changed.
  func tell(_ change: IdentifierChange) throws {
    let what = change.kind == .email ? "e-mail address" : "phone number"
    let body = """
      The \(what) of your account was changed as \(home.world.origin).

      For 48 hours the code of the message before this one undoes it; to stop everything at once:
      billctl account freeze
      """
    var addresses = Set([account.email])
    if change.kind == .email { addresses.formUnion([change.old, change.new]) }
    for address in addresses.sorted() {
      var told = account
      told.email = address
      try SecurityNotice(home, told).send(subject: "your \(what) was changed", body: body)
    }
  }
}

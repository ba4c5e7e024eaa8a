package import BillCore

extension Home {
  /// The account of an e-mail address or id, or the only one; nobody need be logged in.
  ///
  /// - throws: `HomeError` where there is none or several.
  package func account(named email: String?) throws -> RecordID {
    if let email {
      // A timer names the account by its id, which stays when the address changes.
      if let id = RecordID(email), try accountIDs().contains(id) { return id }
      guard let id = try account(email: email) else { throw HomeError.unknownAccount(email) }
      return id
    }
    let ids = try accountIDs()
    guard let only = ids.first else { throw HomeError.noAccount }
    if ids.count == 1 { return only }
    if let given = try usableSession() { return given.account }
    throw HomeError.severalAccounts(try emails())
  }

  // What needs no session is not kept from its work by one that is over.
  private func usableSession() throws -> GivenSession? {
    do {
      return try givenSession()
    } catch is AccessError {
      return nil
    }
  }

  /// As `account(named:)`, but of several accounts the only one somebody is logged in to.
  ///
  /// - throws: `HomeError` where that is not clear.
  package func accountInUse(named email: String?) throws -> RecordID {
    do {
      return try account(named: email)
    } catch HomeError.severalAccounts(let emails) {
      let live = try accountIDs().filter { try SessionFile(self, account: $0).load() != nil }
      guard let only = live.first, live.count == 1 else {
        throw HomeError.severalAccounts(emails)
      }
      return only
    }
  }
}

package import BillCore
package import BillCredentials
import BillStore

/// Makes an account: key, password slot, recovery key, and a first login.
package struct StartAccount: Sendable {
  package var email: String
  package var name: String
  package var isTest: Bool
  package var acceptsTerms: Bool
  /// The holder vouches for the address instead of confirming it by a code.
  package var selfAttests: Bool
  package var zone: String?

  package init(
    email: String, name: String, isTest: Bool, acceptsTerms: Bool, selfAttests: Bool,
    zone: String?
  ) {
    self.email = email
    self.name = name
    self.isTest = isTest
    self.acceptsTerms = acceptsTerms
    self.selfAttests = selfAttests
    self.zone = zone
  }

  /// What the holder gets to see once.
  package struct Result: Sendable {
    package let access: MoneyAccess
    package let recoveryKey: RecoveryKey
    /// Where the confirmation code went; nil for a self-attested address.
    package let confirmation: MessageOutcome?
  }

  /// Checks the answers without changing anything.
  ///
  /// - throws: `StartError`, `EmailAddressError`.
  package func plan(in home: Home) throws -> Account {
    let address = try EmailAddress(email)
    guard !name.allSatisfy(\.isWhitespace) else { throw StartError.emptyName }
    guard acceptsTerms else { throw StartError.termsNotAccepted(version: Terms.version) }
    let zone = zone ?? home.world.zone
    guard home.world.civilDate(home.world.now, zone) != nil else {
      throw StartError.unknownZone(zone)
    }
    if try home.account(email: email) != nil { throw StartError.accountExists(email) }
    if let isTestHome = try home.isTest(), isTestHome != isTest {
      throw StartError.otherKindOfHome(isTestHome: isTestHome)
    }
    var account = Account(
      id: home.world.newID(), email: address.text, name: name, createdAt: home.world.now,
      isTest: isTest, zone: zone)
    account.emailState = selfAttests ? .selfAttested : .unconfirmed
    account.termsVersion = Terms.version
    account.termsAcceptedAt = home.world.now
    return account
  }

  /// Makes the planned account and logs it in.
  ///
  /// - throws: `StartError.weakPassword`, and what the store throws; nothing is left behind then.
  package func perform(_ account: Account, password: SecureBytes, in home: Home) throws -> Result {
    let verdict = try PasswordPolicy.check(password, userWords: [account.email, account.name])
    guard verdict.isAccepted else { throw StartError.weakPassword(verdict.weaknesses) }
    let key = AccountDataKey.generate()
    let (keys, record) = AccountKeys.generate(account: account.id, key: key)
    let recoveryKey = RecoveryKey.generate()
    let slots = [
      try KeySlot.make(
        password: password, cost: home.world.passwordCost, id: home.world.newID(),
        account: account.id, key: key, at: home.world.now),
      try KeySlot.make(
        recoveryKey: recoveryKey, id: home.world.newID(), account: account.id, key: key,
        at: home.world.now),
    ]
    let installKey = try home.installKey()
    let books = try home.books(of: account.id)
    let gate = LoginGate(home: home, books: books, account: account, typed: nil)
    let device = try DeviceDesk(home, account.id).trust(keys)
    try books.write(at: home.world.now) { writer in
      try writer.create(account, keys: record)
      for slot in slots { try writer.replace(slot) }
      try writer.insert(device, gate.firstRecord(device).text)
      try Attempts.begin(
        writer, books: books, account: account.id, installKey: installKey)
    }
    // Made only when the first stranger comes, its making would tell that he is one.
    _ = try Strangers(home).books()
    let sessions = SessionStart(
      home: home, books: books, account: account, device: device.id)
    let read = try sessions.begin(key: key)
    let confirmation = selfAttests ? nil : try EmailConfirmation(read).send()
    return Result(
      access: MoneyAccess(read: read, keys: keys, strength: .full), recoveryKey: recoveryKey,
      confirmation: confirmation)
  }
}

/// Why an account cannot be made.
package enum StartError: Error, Equatable {
  case emptyName
  case termsNotAccepted(version: Int)
  case unknownZone(String)
  case accountExists(String)
  /// A home is live or test for good.
  case otherKindOfHome(isTestHome: Bool)
  case weakPassword([PasswordWeakness])
}

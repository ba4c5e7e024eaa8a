import BillCore
import BillCredentials
import BillStore

/// The MAC under the install key over what decides whether an account may pay: its state, its
/// public keys, its second factors.
///
/// It is there while nobody is logged in, so that an account can be frozen and bills can be taken
/// in. Whoever edits the database without the state folder cannot make it.
struct AccountSeal {
  private let home: Home
  private let account: RecordID

  init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// The MAC.
  func mac(_ standing: AccountStanding) throws -> [UInt8] {
    try home.installKey().mac(.standing, standing.message)
  }

  /// Refuses an account whose plain columns were edited, or put back as they were once.
  ///
  /// - throws: `AccessError.tampered`.
  func check(_ reader: BookReader) throws {
    guard let (standing, mac) = try reader.standing(), standing.account.id == account,
      try home.installKey().isGenuine(mac, .standing, standing.message),
      // An old row comes with its old MAC; the log names the one of now.
      try reader.loggedStanding() == mac
    else { throw AccessError.tampered("account record") }
  }
}

extension AccountStanding {
  /// What the MAC covers.
  fileprivate var message: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLstan1")
    message.append(fixed: account.id.bytes)
    message.append(account.email)
    message.append(account.emailState.rawValue)
    message.append(account.name)
    message.append(account.zone)
    message.append(account.createdAt.milliseconds)
    message.append(optional: phoneSealed.map { Base64URL.encode($0) })
    message.append(optional: phoneHash.map { Base64URL.encode($0) })
    message.append(optional: account.phoneConfirmedAt?.milliseconds)
    message.append(optional: account.preferredFactor?.rawValue)
    message.append(optional: account.termsVersion.map(Int64.init))
    message.append(optional: account.termsAcceptedAt?.milliseconds)
    message.append(optional: account.frozenAt?.milliseconds)
    message.append(optional: account.suspendedAt?.milliseconds)
    message.append(UInt8(account.isTest ? 1 : 0))
    message.append(counted: boxPublicKey)
    message.append(counted: signingPublicKey)
    message.append(UInt32(factors.count))
    for factor in factors {
      message.append(fixed: factor.id.bytes)
      message.append(factor.kind.rawValue)
      message.append(factor.state.rawValue)
      message.append(factor.version)
      message.append(optional: factor.lastStep)
    }
    message.append(UInt32(recoveryCodes.count))
    for code in recoveryCodes { message.append(counted: code) }
    return message.bytes
  }
}

package import BillCore
import BillCredentials
import BillFormats
import BillStore

/// Brings the accounts of a backup back.
///
/// The files are unpacked and checked beside the data folder, each account's owner proves himself
/// by the password and, where one is active, the second factor, and only then one rename puts them
/// in place; what was there is kept aside. The install key of this machine stays or is made new.
/// What it keys is written anew with the proof of the password: attempt counters go on where the
/// account lives here and else begin at zero, the hashes by which equal payee accounts are found
/// are computed from the unsealed numbers, and a phone number that was sealed by another machine
/// has to be told again.
package struct RestoreBackup: Sendable {
  package var path: String
  /// Whether accounts that live here may be put aside.
  package var replaces: Bool

  package init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// No file of a backup is larger.
  static let limitBytes = 4 << 30

  /// What a backup holds and where what is here now will be kept.
  package struct Plan: Sendable, Hashable {
    package let accounts: [RecordID]
    package let originals: Int
    package let hasConfiguration: Bool
    /// Where the data folder of now will be moved; nil where there is none.
    package let aside: String?
    let path: String
  }

  /// Reads and checks the whole archive; nothing is changed.
  ///
  /// - throws: `BackupError`, `TapeError`, `ConfigurationError`.
  package func plan(in home: Home) throws -> Plan {
    if !home.isEmpty, !replaces { throw BackupError.homeInUse }
    var reading = BackupReading()
    try BackupReading.open(path) { content, bytes in
      try reading.check(content, bytes)
      if content == .configuration {
        _ = try Configuration(toml: String(decoding: bytes, as: UTF8.self))
      }
    }
    try reading.finish()
    let stamp = home.world.now.description.filter(\.isNumber)
    let isThere = try home.existing(home.places.data) != nil
    return Plan(
      accounts: reading.accounts, originals: reading.originals,
      hasConfiguration: reading.hasConfiguration,
      aside: isThere ? StagedRestore.asidePrefix(home) + stamp : nil, path: path)
  }
}

extension RestoreBackup.Plan {
  /// Unpacks, proves and puts in place.
  ///
  /// - Parameter prove: asks for the password of an account, and for a code of its second factor
  ///   where it has one.
  /// - throws: `AccessError.wrongCredentials`, `.codeNeeded`, `.wrongCode`, `.locked`,
  ///   `.needsVerification`; the home is as it was then, but for what is counted and on record.
  package func perform(in home: Home, prove: (Account, _ needsCode: Bool) throws -> Proof) throws
    -> [Restored]
  {
    // What happened in the accounts that are put aside is told while they are here.
    TellHolder(home).perform()
    // Nothing may be handed over to a bank while the data folder changes under it.
    return try home.underRunLock {
      let staging = try StagedRestore(home, from: .backup)
      do {
        try BackupReading.open(path) { try staging.keep($0, $1) }
        let accounts = try accounts.map { try staging.adopt($0, prove: prove) }
        for account in accounts { try KeptHead(home, account.id).remove() }
        try staging.publish(aside: aside)
        return try accounts.map { account in
          let now = try home.books(of: account.id).read { try $0.account() }
          return Restored(
            account: account, lostPhone: now?.phoneLast4 == nil ? account.phoneLast4 : nil)
        }
      } catch {
        staging.discard()
        throw error
      }
    }
  }
}

/// An account that a restore brought back.
package struct Restored: Sendable {
  package let account: Account
  /// The last digits of a phone number that was sealed on another machine, and stays there.
  package let lostPhone: String?
}

/// Why a backup cannot be restored.
package enum BackupError: Error, Equatable {
  /// Accounts live here, and nobody said that they may be put aside.
  case homeInUse
  /// A file that no backup holds.
  case strangeFile(String)
  /// The content of a file is not what was backed up.
  case altered(String)
  /// It has no list of checksums or no account.
  case incomplete
  /// The database inside belongs to another account than its name says.
  case otherAccount(RecordID)
}

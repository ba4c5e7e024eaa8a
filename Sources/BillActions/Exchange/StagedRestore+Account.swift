import BillCore
import BillStore

extension StagedRestore {
  /// The database of an account that is being unpacked.
  func books(of account: RecordID) throws -> Books {
    try Books(file: folder.path(of: "accounts/\(account).db"), seals: home.seals(of: account))
  }

  /// Puts one account beside those that live here: its documents, and last its database, with which
  /// it is there.
  func publish(account: RecordID) throws {
    try folder.synchroniseFileSystem()
    _ = try home.dataFolder("originals")
    let place = "\(home.places.data)/originals/\(account)"
    // Without a database they are the rest of an import that was interrupted here.
    try home.existing(place)?.discardTree()
    try home.existing(folder.path(of: "originals/\(account)"))?.move(to: place)
    let name = "\(account).db"
    let unpacked = try PrivateFolder(existing: folder.path(of: "accounts"))
    guard try unpacked.publish(name, to: home.dataFolder("accounts")) else {
      throw FileError.notFound(path: unpacked.path(of: name))
    }
    discard()
    try SessionFile(home, account: account).remove()
  }
}

import BillCore
import BillCredentials
import BillStore

/// The documents bills came from, sealed to the account.
struct OriginalStore: Sendable {
  let folder: PrivateFolder
  private let box: DocumentBox

  init(_ home: Home, account: RecordID, boxPublicKey: [UInt8]) throws {
    folder = try home.dataFolder("originals/\(account)")
    guard let box = DocumentBox(account: account, publicKey: boxPublicKey) else {
      throw CredentialError.malformed(.accountKeys)
    }
    self.box = box
  }

  /// Keeps a document, in the place of a rest that an interrupted import left.
  func keep(_ original: FoundBill.Original) throws {
    let (name, box) = (name(original.sha256), box.seal(original.bytes, named: original.sha256))
    do {
      try folder.createUnsynchronised(name, box)
    } catch FileError.alreadyExists {
      try folder.writeUnsynchronised(name, box)
    }
  }

  /// Forgets a document no bill came from after all.
  func discard(_ sha256: String) throws { try folder.remove(name(sha256)) }

  /// Returns when every document kept so far is on the disk.
  func synchroniseAll() throws { try folder.synchroniseFileSystem() }

  /// Opens a document again.
  ///
  /// - throws: `CredentialError.tampered` where it is not what was kept, `FileError.notFound`.
  func open(_ sha256: String, keys: AccountKeys) throws -> [UInt8] {
    let name = name(sha256)
    guard let box = try folder.read(name, limitBytes: 128 << 20) else {
      throw FileError.notFound(path: folder.path(of: name))
    }
    let content = try keys.openDocument(box, named: sha256)
    guard SHA256.hexadecimal(content) == sha256 else {
      throw CredentialError.tampered(.boxedValue)
    }
    return content
  }

  private func name(_ sha256: String) -> String { "\(sha256).box" }
}

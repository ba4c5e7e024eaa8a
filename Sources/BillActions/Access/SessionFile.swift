import BillCore
import BillCredentials
import BillStore

/// The tokens of the sessions of one account on this machine, in the folder that a restart empties.
struct SessionFile {
  let folder: PrivateFolder
  let account: RecordID

  init(_ home: Home, account: RecordID) throws {
    folder = try PrivateFolder(making: home.places.run)
    self.account = account
  }

  struct Tokens {
    var read: SessionToken
    var money: SessionToken?
  }

  /// The tokens; nil where nobody is logged in.
  func load() throws -> Tokens? {
    guard let bytes = try folder.read(name, limitBytes: 4096) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let first = lines.first, let read = SessionToken(first) else { return nil }
    return Tokens(read: read, money: lines.count > 1 ? SessionToken(lines[1]) : nil)
  }

  func store(_ tokens: Tokens) throws {
    let lines = [tokens.read.text, tokens.money?.text].compactMap { $0 }
    try folder.write(name, Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  func remove() throws { try folder.remove(name) }

  private var name: String { "\(account).session" }
}

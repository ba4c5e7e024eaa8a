import BillCore
import BillCredentials
import BillStore

/// An account that is being unpacked: its rows into a database of its own, its documents sealed to
/// it again.
struct StagedImport {
  private let staging: StagedRestore
  private let account: RecordID
  private let books: Books
  private var rows: [StoredRow] = []
  private var box: DocumentBox?

  /// So many rows are written at once.
  private static let batch = 5000

  init(_ staging: StagedRestore, _ account: RecordID) throws {
    self.staging = staging
    self.account = account
    try staging.keep(.books(account), [])
    books = try staging.books(of: account)
  }

  /// Takes a row, and what lay sealed in it where it came from.
  mutating func keep(_ row: StoredRow, _ opened: String?, at now: Instant) throws {
    rows.append(try sealedHere(row, opened))
    if rows.count >= StagedImport.batch { try flush(now) }
  }

  /// Seals a document; the account's own row came before it.
  mutating func keep(_ sha256: String, _ content: [UInt8], at now: Instant) throws {
    try flush(now)
    // The hash is the file's name, so it has to be one.
    guard SHA256.hexadecimal(content) == sha256 else { throw ExchangeError.malformed }
    let box = try box ?? makeBox()
    self.box = box
    try staging.keep(
      .original(account, file: "\(sha256).box"), box.seal(content, named: sha256))
  }

  /// Writes what is left.
  mutating func finish(at now: Instant) throws {
    try flush(now)
    try books.close()
  }

  // A change of address or number was sealed by the installation; so it is here.
  private func sealedHere(_ row: StoredRow, _ opened: String?) throws -> StoredRow {
    guard row.table == "identifierChange", let opened, case .bytes(let bytes) = row["id"],
      let id = RecordID(bytes: bytes),
      let place = row.columns.firstIndex(where: { $0.name == "sealed" })
    else { return row }
    var sealed = row
    sealed.columns[place].value = .bytes(
      try IdentifierChange(opened, id: id).sealed(staging.home.installKey()))
    return sealed
  }

  private mutating func flush(_ now: Instant) throws {
    guard !rows.isEmpty else { return }
    try books.write(at: now) { writer in
      for row in rows { try writer.carry(row) }
    }
    rows = []
  }

  private func makeBox() throws -> DocumentBox {
    guard let record = try books.read({ try $0.accountKeys() }), record.account == account,
      let box = DocumentBox(account: account, publicKey: record.boxPublicKey)
    else { throw ExchangeError.malformed }
    return box
  }
}

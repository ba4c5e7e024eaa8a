import BillCore
import BillCredentials
import BillFormats
import BillStore

/// Writes every account of the home to one archive.
///
/// It holds databases, sealed originals and the configuration; never the install key, sessions or
/// undelivered mail, which belong to this machine.
package struct MakeBackup: Sendable {
  package var path: String
  /// Whether a file of that name may be replaced.
  package var replaces: Bool

  package init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// What a backup holds.
  package struct Result: Sendable, Hashable {
    package var accounts: Int
    package var originals: Int
    /// Bytes of content.
    package var bytes: Int
    package var hasConfiguration: Bool
  }

  /// Copies each database as of one moment, checks the copy, and writes the archive to the disk.
  ///
  /// - throws: `HomeError.noAccount`, `FileError.alreadyExists`, `StoreError.damaged`.
  /// `-` is standard output.
  package func perform(in home: Home) throws -> Result {
    let accounts = try home.accountIDs()
    guard !accounts.isEmpty else { throw HomeError.noAccount }
    var archive = BackupWriter(modified: home.world.now.seconds)
    // Under the lock that everything is handed over under: a copy made meanwhile would not know
    // whether a file left.
    try home.underRunLock { try fill(&archive, accounts, home) }
    // why: a home whose key is lost is backed up too, and nobody can write to its log.
    guard (try? home.storedInstallKey()) != nil else { return archive.result }
    for account in accounts { try note(account, home) }
    return archive.result
  }

  private func note(_ account: RecordID, _ home: Home) throws {
    do {
      try home.books(of: account).write(at: home.world.now) {
        try $0.record(MakeBackup.event, account)
      }
    } catch AccessError.tampered {
      // why: altered books are backed up too, before another copy takes their place.
    }
  }

  private func fill(_ archive: inout BackupWriter, _ accounts: [RecordID], _ home: Home) throws {
    try write { sink in
      for account in accounts {
        try archive.add(.books(account), try copy(of: account, in: home), to: sink)
        try addOriginals(of: account, in: home, to: &archive, sink)
      }
      if let text = try home.existing(home.places.configuration)?.read(Home.configurationName) {
        try archive.add(.configuration, text, to: sink)
      }
      try archive.finish(sink)
    }
  }

  /// What the log calls it.
  static let event = "backup.made"

  private func write(_ parts: (UserFile.Sink) throws -> Void) throws {
    if path == "-" { return try parts(UserFile.writeStandardOutput) }
    try UserFile.write(path, replacing: replaces, parts: parts)
  }

  private func copy(of account: RecordID, in home: Home) throws -> [UInt8] {
    let folder = try PrivateFolder(making: "\(home.places.state)/backup")
    let name = "\(account)-\(home.world.newID()).db"
    defer { for file in [name, "\(name)-journal"] { folder.discard(file) } }
    // SQLite would make it as the umask says; an empty file keeps its mode.
    try folder.createUnsynchronised(name, [])
    try home.books(of: account).copy(to: folder.path(of: name))
    guard let bytes = try folder.read(name, limitBytes: RestoreBackup.limitBytes) else {
      throw FileError.notFound(path: folder.path(of: name))
    }
    return bytes
  }

  private func addOriginals(
    of account: RecordID, in home: Home, to archive: inout BackupWriter, _ sink: UserFile.Sink
  ) throws {
    guard let folder = try home.existing("\(home.places.data)/originals/\(account)") else { return }
    for name in try folder.names() where name.hasSuffix(".box") {
      guard let bytes = try folder.read(name, limitBytes: RestoreBackup.limitBytes) else {
        continue
      }
      try archive.add(.original(account, file: name), bytes, to: sink)
    }
  }
}

/// An archive that is being written, and what is in it so far.
private struct BackupWriter {
  let modified: Int64
  private(set) var result = MakeBackup.Result(
    accounts: 0, originals: 0, bytes: 0, hasConfiguration: false)
  private var checksums = ""

  init(modified: Int64) { self.modified = modified }

  mutating func add(_ content: BackupContent, _ bytes: [UInt8], to sink: UserFile.Sink) throws {
    try sink(TapeArchive.member(content.name, bytes, modified: modified))
    checksums += "\(SHA256.hexadecimal(bytes))  \(content.name)\n"
    result.bytes += bytes.count
    switch content {
    case .books: result.accounts += 1
    case .original: result.originals += 1
    case .configuration: result.hasConfiguration = true
    case .checksums: break
    }
  }

  func finish(_ sink: UserFile.Sink) throws {
    try sink(
      TapeArchive.member(BackupContent.checksums.name, Array(checksums.utf8), modified: modified))
    try sink(TapeArchive.end)
  }
}

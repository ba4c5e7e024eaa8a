import BillCore

/// What the files of a backup are called, and which files may be in one.
enum BackupContent: Hashable {
  /// The database of an account.
  case books(RecordID)
  /// A sealed document, by its account and the name of its file.
  case original(RecordID, file: String)
  case configuration
  /// The SHA-256 of every other file, as `sha256sum -c` reads it; always the last.
  case checksums

  init?(name: String) {
    let parts = name.split(separator: "/")
    switch (parts.count, parts.first) {
    case (1, "config.toml"): self = .configuration
    case (1, "SHA256SUMS"): self = .checksums
    case (2, "accounts") where parts[1].hasSuffix(".db"):
      guard let id = RecordID(parts[1].dropLast(3)) else { return nil }
      self = .books(id)
    case (3, "originals") where parts[2].hasSuffix(".box"):
      guard let id = RecordID(parts[1]) else { return nil }
      self = .original(id, file: String(parts[2]))
    default: return nil  // why: every other name has no place in a backup.
    }
  }

  /// Larger than this none is: a database of ten thousand bills takes 20 MB, an original 64.
  var limitBytes: Int {
    switch self {
    case .books: 1 << 30
    case .original: 128 << 20
    case .configuration: 1 << 20
    case .checksums: 64 << 20
    }
  }

  /// The path in the archive.
  var name: String {
    switch self {
    case .books(let account): "accounts/\(account).db"
    case .original(let account, let file): "originals/\(account)/\(file)"
    case .configuration: Home.configurationName
    case .checksums: "SHA256SUMS"
    }
  }
}

import BillCore
import BillCredentials
import BillFormats
import BillStore

/// The check of an archive against its own list of checksums.
struct BackupReading {
  private(set) var accounts: [RecordID] = []
  private(set) var originals = 0
  private(set) var hasConfiguration = false
  private var found: [String: String] = [:]
  private var stated: [String: String]?

  /// Reads an archive file by file.
  ///
  /// - throws: `BackupError.strangeFile`, `TapeError`.
  static func open(_ path: String, _ take: (BackupContent, [UInt8]) throws -> Void) throws {
    try UserFile.read(path) { source in
      // Each file is held in memory whole, also one that has no place in a backup.
      let limit: (String) -> Int = { BackupContent(name: $0)?.limitBytes ?? 1 << 20 }
      try TapeArchive.read(limitBytes: limit, next: source) { name, bytes in
        guard let content = BackupContent(name: name) else { throw BackupError.strangeFile(name) }
        try take(content, bytes)
      }
    }
  }

  mutating func check(_ content: BackupContent, _ bytes: [UInt8]) throws {
    switch content {
    case .checksums:
      stated = BackupReading.checksums(String(decoding: bytes, as: UTF8.self))
      return
    case .books(let account): accounts.append(account)
    case .original: originals += 1
    case .configuration: hasConfiguration = true
    }
    let isNew = found.updateValue(SHA256.hexadecimal(bytes), forKey: content.name) == nil
    guard isNew else { throw BackupError.strangeFile(content.name) }
  }

  /// - throws: `BackupError.incomplete`, `.altered`.
  func finish() throws {
    guard let stated, !accounts.isEmpty else { throw BackupError.incomplete }
    let names = Set(stated.keys).union(found.keys).sorted()
    if let wrong = names.first(where: { stated[$0] != found[$0] }) {
      throw BackupError.altered(wrong)
    }
  }

  private static func checksums(_ text: String) -> [String: String] {
    var checksums: [String: String] = [:]
    for line in text.split(separator: "\n") {
      checksums[String(line.dropFirst(66))] = String(line.prefix(64))
    }
    return checksums
  }
}

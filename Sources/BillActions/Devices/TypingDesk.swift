import BillCore
import BillCredentials
import BillStore

/// The rhythm in which the holder types his address, sealed under the account's key.
struct TypingDesk {
  let account: RecordID
  let key: AccountDataKey

  /// Judges a line by what was learned so far.
  ///
  /// - throws: `CredentialError.tampered` for a profile that was edited.
  func judge(_ line: TypedLine?, _ reader: BookReader) throws -> TypingVerdict {
    guard let tempo = line?.tempo else { return .notMeasured }
    return try profile(reader).profile.judge(tempo)
  }

  /// Opens what was learned; false where nothing was.
  ///
  /// - throws: `CredentialError` for a profile that was edited.
  func opens(_ reader: BookReader) throws -> Bool { try profile(reader).version > 0 }

  /// Learns from a line whose writer was proven.
  func learn(_ line: TypedLine?, _ writer: BookWriter) throws {
    guard let tempo = line?.tempo else { return }
    var (profile, version) = try profile(writer.reader)
    profile.learn(tempo)
    version += 1
    var plain = CanonicalBytes()
    for number in [profile.count, profile.sum, profile.squares] { plain.append(number) }
    let sealed = SealedRow.seal(
      SecureBytes(copying: plain.bytes), for: context(version), key: key)
    try writer.storeTypingProfile(sealed, version: version)
  }

  private func profile(_ reader: BookReader) throws -> (profile: TypingProfile, version: UInt32) {
    guard let (sealed, version) = try reader.typingProfile() else { return (TypingProfile(), 0) }
    let plain = try SealedRow.open(sealed, for: context(version), key: key)
    let numbers = plain.withBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map { start in
        bytes[start..<min(start + 8, bytes.count)].reduce(Int64(0)) { $0 << 8 | Int64($1) }
      }
    }
    guard numbers.count == 3 else { throw CredentialError.malformed(.row) }
    return (TypingProfile(count: numbers[0], sum: numbers[1], squares: numbers[2]), version)
  }

  private func context(_ version: UInt32) -> RowContext {
    RowContext(
      table: "typingProfile", group: "profile", account: account, row: account, version: version,
      columns: [])
  }
}

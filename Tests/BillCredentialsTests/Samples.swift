import BillCore
import BillCredentials

/// What several tests start from.
enum Samples {
  static let bootID = "6f1c0c4e-boot"
  static let now = Instant(seconds: 1_795_000_000)

  /// The identity whose sixteen bytes are all the same.
  static func id(_ byte: UInt8) throws -> RecordID {
    guard let id = RecordID(bytes: [UInt8](repeating: byte, count: 16)) else {
      throw CredentialError.malformed(.row)
    }
    return id
  }

  static func secret(_ text: String) -> SecureBytes { SecureBytes(copying: Array(text.utf8)) }

  static func row(
    table: String = "payee_account", group: String = "number", account: UInt8 = 1, row: UInt8 = 2,
    version: UInt32 = 3,
    columns: [PlainColumn] = [
      PlainColumn("currency", .text("EUR")), PlainColumn("limit_minor", .integer(50_000)),
      PlainColumn("label", .null), PlainColumn("proof", .bytes([1, 2, 3])),
    ]
  ) throws -> RowContext {
    RowContext(
      table: table, group: group, account: try id(account), row: try id(row), version: version,
      columns: columns)
  }
}

/// The bytes of a hexadecimal text; nil for anything else.
func hex(_ text: String) -> [UInt8]? {
  let digits = text.compactMap(\.hexDigitValue)
  guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}

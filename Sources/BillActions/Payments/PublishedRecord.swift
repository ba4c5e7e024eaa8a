import BillCore
import BillCredentials
import BillStore

/// What one published batch or sent payment held: enough to make its rows again, and no account
/// number.
struct PublishedRecord: Hashable {
  let account: RecordID
  /// The batch or payment.
  let subject: RecordID
  var batch: Batch?
  var payments: [Payment]
  var bills: [Bill]
  var billers: [Biller]
  var methods: [PaymentMethod]
  /// The credits and discounts that were agreed with the payments.
  var uses: [CreditUse]
  /// The idempotency keys the payments were made under.
  var keys: [IdempotencyRecord]

  /// The record of a batch or payment as the books know it.
  init(_ subject: RecordID, account: RecordID, _ reader: BookReader) throws {
    self.account = account
    self.subject = subject
    batch = try reader.batchIfAny(subject)
    payments =
      batch == nil ? [try reader.payment(subject)] : try reader.payments(batch: subject)
    uses = try reader.creditUses(agreedWith: subject)
    bills = try reader.bills(paidBy: subject) + uses.compactMap(\.creditID).map(reader.bill)
    let ids = Set(payments.map(\.id))
    keys = try reader.idempotencyRecords().filter { !ids.isDisjoint(with: $0.payments) }
    let (billerIDs, methodIDs) = (
      Set(payments.map(\.billerID)), Set(payments.map(\.methodID))
    )
    billers = try reader.billers(archived: true).filter { billerIDs.contains($0.id) }
    methods = try reader.methods(removed: true).filter { methodIDs.contains($0.id) }
  }

  private init(account: RecordID, subject: RecordID) {
    self.account = account
    self.subject = subject
    (payments, bills, billers, methods, uses, keys) = ([], [], [], [], [], [])
  }

  // MARK: Rows of texts

  private static let tag: StaticString = "BCTLpubl1"

  /// The bytes that are kept, with a code under the install key behind them.
  func bytes(_ key: InstallKey) -> [UInt8] {
    var message = CanonicalBytes(tag: PublishedRecord.tag)
    message.append(fixed: account.bytes)
    message.append(fixed: subject.bytes)
    let rows =
      [batch.map { ("batch", $0.row) }].compactMap { $0 }
      + billers.map { ("biller", $0.row) } + methods.map { ("method", $0.row) }
      + bills.map { ("bill", $0.row) } + payments.map { ("payment", $0.row) }
      + uses.map { ("use", $0.row) } + keys.map { ("key", $0.row) }
    message.append(UInt32(rows.count))
    for (kind, row) in rows {
      message.append(kind)
      message.append(UInt8(row.count))
      for field in row { message.append(optional: field) }
    }
    return message.bytes + key.mac(.publishedLog, message.bytes)
  }

  /// Reads what `bytes` wrote; nil for anything else.
  init?(_ bytes: [UInt8], _ key: InstallKey) {
    guard bytes.count > 32,
      key.isGenuine(Array(bytes.suffix(32)), .publishedLog, Array(bytes.dropLast(32)))
    else { return nil }
    self.init(unproven: bytes)
  }

  /// Reads it whoever wrote it.
  fileprivate init?(unproven bytes: [UInt8]) {
    let message = Array(bytes.dropLast(32))
    var reader = CanonicalReader(message)
    guard reader.bytes(9) == PublishedRecord.tag.withUTF8Buffer(Array.init),
      let account = reader.bytes(16).flatMap(RecordID.init(bytes:)),
      let subject = reader.bytes(16).flatMap(RecordID.init(bytes:)),
      let count = reader.bytes(4)?.reduce(0, { $0 << 8 | Int($1) })
    else { return nil }
    self.init(account: account, subject: subject)
    for _ in 0..<count {
      guard let kind = reader.text(), let width = reader.bytes(1)?.first,
        let row = reader.row(Int(width)), take(kind, row)
      else { return nil }
    }
    guard reader.isAtEnd else { return nil }
  }

  private mutating func take(_ kind: String, _ row: [String?]) -> Bool {
    switch kind {
    case "batch": batch = Batch(row: row)
    case "biller": Biller(row: row).map { billers.append($0) }
    case "method": PaymentMethod(row: row).map { methods.append($0) }
    case "bill": Bill(row: row).map { bills.append($0) }
    case "use": CreditUse(row: row).map { uses.append($0) }
    case "key": IdempotencyRecord(row: row).map { keys.append($0) }
    case "payment":
      guard let payment = Payment(row: row) else { return false }
      payments.append(payment)
    default: return false
    }
    return true
  }
}

extension CanonicalReader {
  fileprivate mutating func row(_ width: Int) -> [String?]? {
    var row: [String?] = []
    for _ in 0..<width {
      guard let field = optionalText() else { return nil }
      row.append(field)
    }
    return row
  }
}

/// The records beside `published.log`, one file each.
struct PublishedRecords {
  private let folder: PrivateFolder
  private let key: InstallKey

  init(_ state: PrivateFolder, _ key: InstallKey) throws {
    folder = try PrivateFolder(making: state.path(of: "published"))
    self.key = key
  }

  func write(_ record: PublishedRecord) throws {
    try folder.write(record.subject.description, record.bytes(key))
  }

  /// Vouches anew for the records, after the key that did so was lost.
  func rekey(_ subjects: [RecordID]) throws {
    for subject in subjects {
      guard let bytes = try folder.read(subject.description),
        let record = PublishedRecord(unproven: bytes)
      else { continue }
      try write(record)
    }
  }

  /// The record of a batch or payment; nil where none is left.
  ///
  /// - throws: `AccessError.tampered` where it is not as it was written.
  func record(of subject: RecordID) throws -> PublishedRecord? {
    guard let bytes = try folder.read(subject.description) else { return nil }
    guard let record = PublishedRecord(bytes, key), record.subject == subject else {
      throw AccessError.tampered("record of what was handed over")
    }
    return record
  }
}

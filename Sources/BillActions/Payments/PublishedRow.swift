import BillCore
import BillCredentials

/// A record as a row of texts, in a fixed order, for `PublishedRecord`.
protocol PublishedRow {
  var row: [String?] { get }
  init?(row: [String?])
}

/// Takes the fields of a row one after the other.
private struct RowFields {
  private var fields: ArraySlice<String?>

  init(_ row: [String?]) { fields = row[...] }

  mutating func text() -> String? { fields.popFirst() ?? nil }
  mutating func id() -> RecordID? { text().flatMap { RecordID($0) } }
  mutating func date() -> CalendarDate? { text().flatMap { CalendarDate($0) } }
  mutating func instant() -> Instant? {
    text().flatMap { Int64($0) }.map(Instant.init(milliseconds:))
  }
  mutating func money(_ currency: Currency) -> Money? {
    text().flatMap { Int64($0) }.map { Money(minor: $0, currency) }
  }
  mutating func reference() -> RemittanceReference? {
    let (kind, value) = (text(), text())
    guard let kind, let value else { return nil }
    return RemittanceReference(kind: kind, value: value)
  }
}

extension Payment: PublishedRow {
  var row: [String?] {
    [
      id.description, billID?.description, billerID.description, methodID.description,
      payeeID?.description, rail.rawValue, railName, amount.currency.code,
      String(amount.minor), reference?.kind, reference?.value, executeOn.description,
      expectedSettle.description, String(attempt), String(createdAt.milliseconds),
      batchID?.description, Base64URL.encode(approval), mandateRoot?.description,
      periodKey?.description, Base64URL.encode(railHash),
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    let (id, billID) = (fields.id(), fields.id())
    let (billerID, methodID, payeeID) = (fields.id(), fields.id(), fields.id())
    let (rail, railName) = (fields.text().flatMap(RailKind.init), fields.text())
    guard let id, let billerID, let methodID, let rail, let railName,
      let currency = fields.text().flatMap({ Currency($0) }), let amount = fields.money(currency)
    else { return nil }
    let reference = fields.reference()
    guard let executeOn = fields.date(), let expectedSettle = fields.date(),
      let attempt = fields.text().flatMap({ Int($0) }), let createdAt = fields.instant()
    else { return nil }
    self.init(
      id: id, billID: billID, billerID: billerID, methodID: methodID, payeeID: payeeID,
      rail: rail, railName: railName, amount: amount, executeOn: executeOn,
      expectedSettle: expectedSettle, createdAt: createdAt)
    self.reference = reference
    self.attempt = attempt
    batchID = fields.id()
    approval = fields.text().flatMap { Base64URL.decode($0) } ?? []
    mandateRoot = fields.id()
    periodKey = fields.text().flatMap { PeriodKey($0) }
    railHash = fields.text().flatMap { Base64URL.decode($0) } ?? []
  }
}

extension Bill: PublishedRow {
  var row: [String?] {
    [
      id.description, billerID.description, type.rawValue, kind.rawValue, format.rawValue,
      currency.code, amount.map { String($0.minor) }, number, issued?.description,
      due?.description, dueSource?.rawValue, reference?.kind, reference?.value,
      String(createdAt.milliseconds), minimumDue.map { String($0.minor) },
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    guard let id = fields.id(), let billerID = fields.id(),
      let type = fields.text().flatMap(BillType.init),
      let kind = fields.text().flatMap(BillKind.init),
      let format = fields.text().flatMap(CaptureFormat.init),
      let currency = fields.text().flatMap({ Currency($0) })
    else { return nil }
    let amount = fields.money(currency)
    let (number, issued, due) = (fields.text(), fields.date(), fields.date())
    let dueSource = fields.text().flatMap(DueSource.init)
    let reference = fields.reference()
    guard let createdAt = fields.instant() else { return nil }
    self.init(
      id: id, billerID: billerID, type: type, kind: kind, format: format, currency: currency,
      amount: amount, createdAt: createdAt)
    (self.number, self.issued, self.due, self.dueSource) = (number, issued, due, dueSource)
    self.reference = reference
    minimumDue = fields.money(currency)
  }
}

extension Batch: PublishedRow {
  var row: [String?] {
    [
      id.description, rail.rawValue, railName, executeOn.description, total.currency.code,
      String(total.minor), String(count), String(createdAt.milliseconds), fileName,
      fileSize.map { String($0) }, sha256, messageID, outbox,
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    guard let id = fields.id(), let rail = fields.text().flatMap(RailKind.init),
      let railName = fields.text(), let executeOn = fields.date(),
      let currency = fields.text().flatMap({ Currency($0) }), let total = fields.money(currency),
      let count = fields.text().flatMap({ Int($0) }), let createdAt = fields.instant()
    else { return nil }
    self.init(
      id: id, rail: rail, railName: railName, state: .staged, executeOn: executeOn, total: total,
      count: count, createdAt: createdAt)
    fileName = fields.text()
    fileSize = fields.text().flatMap { Int64($0) }
    sha256 = fields.text()
    messageID = fields.text()
    outbox = fields.text()
  }
}

extension Biller: PublishedRow {
  var row: [String?] {
    [
      id.description, name, String(createdAt.milliseconds), vatID, legalID, customerNumber,
      category,
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    guard let id = fields.id(), let name = fields.text(), let createdAt = fields.instant() else {
      return nil
    }
    self.init(id: id, name: name, createdAt: createdAt)
    (vatID, legalID, customerNumber) = (fields.text(), fields.text(), fields.text())
    category = fields.text() ?? category
  }
}

extension PaymentMethod: PublishedRow {
  var row: [String?] {
    [
      id.description, kind.rawValue, label, last4, holder, String(createdAt.milliseconds),
      currency?.code,
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    guard let id = fields.id(), let kind = fields.text().flatMap(MethodKind.init),
      let label = fields.text(), let last4 = fields.text(), let holder = fields.text(),
      let createdAt = fields.instant()
    else { return nil }
    self.init(
      id: id, kind: kind, label: label, last4: last4, holder: holder, createdAt: createdAt)
    currency = fields.text().flatMap { Currency($0) }
  }
}

extension CreditUse: PublishedRow {
  var row: [String?] {
    [
      billID.description, creditID?.description, paymentID?.description, kind.rawValue,
      amount.currency.code, String(amount.minor),
    ]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    let (billID, creditID, paymentID) = (fields.id(), fields.id(), fields.id())
    guard let billID, let kind = fields.text().flatMap(Kind.init),
      let currency = fields.text().flatMap({ Currency($0) }), let amount = fields.money(currency)
    else { return nil }
    self.init(
      billID: billID, creditID: creditID, paymentID: paymentID, kind: kind, amount: amount)
  }
}

extension IdempotencyRecord: PublishedRow {
  var row: [String?] {
    [key, Base64URL.encode(digest), payments.map(\.description).joined(separator: " ")]
  }

  init?(row: [String?]) {
    var fields = RowFields(row)
    guard let key = fields.text(), let digest = fields.text().flatMap({ Base64URL.decode($0) }),
      let payments = fields.text()
    else { return nil }
    self.init(
      key: key, digest: digest, payments: payments.split(separator: " ").compactMap(RecordID.init))
  }
}

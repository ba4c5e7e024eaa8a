import BillCore
import BillCredentials
import BillRails

/// What a capsule carries: both accounts, names and addresses, as a rail needs them.
struct CapsuleContent: Hashable {
  var debtor: BankAccount?
  var debtorName: String
  var debtorAddress: PostalAddress?
  var creditor: BankAccount?
  var creditorName: String
  var creditorAddress: PostalAddress?

  init(_ order: TransferOrder) {
    debtor = order.debtor
    debtorName = order.debtorName
    debtorAddress = order.debtorAddress
    creditor = order.creditor
    creditorName = order.creditorName
    creditorAddress = order.creditorAddress
  }

  /// The order for a payment of the mandate.
  func order(_ payment: Payment) -> TransferOrder {
    TransferOrder(
      payment: payment, debtor: debtor, debtorName: debtorName, debtorAddress: debtorAddress,
      creditor: creditor, creditorName: creditorName, creditorAddress: creditorAddress)
  }

  var bytes: SecureBytes {
    var message = CanonicalBytes(tag: "BCTLorde1")
    message.append(account: debtor)
    message.append(debtorName)
    message.append(address: debtorAddress)
    message.append(account: creditor)
    message.append(creditorName)
    message.append(address: creditorAddress)
    return SecureBytes(copying: message.bytes)
  }

  /// Reads what `bytes` wrote; nil for anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = CanonicalReader(Array(bytes))
    guard reader.bytes(9) == Array("BCTLorde1".utf8), let debtor = reader.account(),
      let debtorName = reader.text(), let debtorAddress = reader.address(),
      let creditor = reader.account(), let creditorName = reader.text(),
      let creditorAddress = reader.address(), reader.isAtEnd
    else { return nil }
    self.debtor = debtor
    self.debtorName = debtorName
    self.debtorAddress = debtorAddress
    self.creditor = creditor
    self.creditorName = creditorName
    self.creditorAddress = creditorAddress
  }
}

extension CanonicalBytes {
  fileprivate mutating func append(account: BankAccount?) {
    append(optional: account?.scheme.rawValue)
    guard let account else { return }
    append(account.number)
    append(optional: account.agent)
    append(optional: account.name)
  }

  fileprivate mutating func append(address: PostalAddress?) {
    append(UInt8(address == nil ? 0 : 1))
    guard let address else { return }
    let parts = [
      address.street, address.building, address.postcode, address.town, address.country,
    ]
    for part in parts { append(optional: part) }
    append(UInt8(clamping: address.lines.count))
    for line in address.lines.prefix(Int(UInt8.max)) { append(line) }
  }
}

extension CanonicalReader {
  // `.some(nil)` is an account that is not there, nil are wrong bytes.
  fileprivate mutating func account() -> BankAccount?? {
    guard let written = optionalText() else { return nil }
    guard let written else { return .some(nil) }
    guard let scheme = AccountScheme(rawValue: written), let number = text(),
      let agent = optionalText(), let name = optionalText()
    else { return nil }
    return BankAccount(scheme: scheme, number: number, agent: agent, name: name)
  }

  fileprivate mutating func address() -> PostalAddress?? {
    switch bytes(1)?.first {
    case 0: return .some(nil)
    case 1: break
    case .some, nil: return nil
    }
    guard let street = optionalText(), let building = optionalText(),
      let postcode = optionalText(), let town = optionalText(), let country = optionalText(),
      let count = bytes(1)?.first
    else { return nil }
    var lines: [String] = []
    for _ in 0..<count {
      guard let line = text() else { return nil }
      lines.append(line)
    }
    return PostalAddress(
      street: street, building: building, postcode: postcode, town: town, country: country,
      lines: lines)
  }
}

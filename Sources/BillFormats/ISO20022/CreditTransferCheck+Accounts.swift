import BillCore

extension CreditTransferCheck {
  /// An account as the message names it: its bank in capitals, or left out where it has no code.
  mutating func account(_ field: String, _ account: BankAccount) -> BankAccount {
    var clean = account
    clean.agent = account.agent.flatMap { $0.isEmpty ? nil : $0.uppercased() }
    switch account.scheme {
    case .iban:
      if !AccountNumbers.isIBAN(account.number) { refuse(.notAnIBAN(account)) }
      if let bic = clean.agent, !AccountNumbers.isBIC(bic) {
        refuse(.badCode(field: "\(field)/BICFI", value: bic))
      }
      if AccountNumbers.isQRIBAN(account.number), service != .swiss {
        refuse(.unreachable(account))
      }
    case .aba:
      identifier("\(field)/Othr", account.number, limit: 34)
      routingNumber(field, clean.agent)
    case .other:
      identifier("\(field)/Othr", account.number, limit: 34)
      if let agent = clean.agent, !AccountNumbers.isBIC(agent) {
        note(.leftOut, "\(field)/BICFI", agent, "")
        clean.agent = nil
      }
    }
    return clean
  }

  private mutating func routingNumber(_ field: String, _ agent: String?) {
    guard let agent else { return refuse(.missing(field: "\(field)/MmbId")) }
    if agent.utf8.count != 9 || !agent.utf8.allSatisfy(AccountNumbers.isDigit) {
      refuse(.badCode(field: "\(field)/MmbId", value: agent))
    }
  }

  /// The remittance information, which is refused rather than cut.
  mutating func reference(
    _ reference: RemittanceReference?, to account: BankAccount
  ) -> RemittanceReference? {
    let isQRIBAN = account.scheme == .iban && AccountNumbers.isQRIBAN(account.number)
    switch reference {
    case .qrReference(let number):
      if !AccountNumbers.isQRReference(number) { refuse(.badReference(.qrReference(number))) }
      if !isQRIBAN { refuse(.needsQRIBAN) }
      return reference
    case .creditorReference(let number):
      if isQRIBAN { refuse(.needsQRReference) }
      if !AccountNumbers.isCreditorReference(number) {
        refuse(.badReference(.creditorReference(number)))
      }
      return reference
    case .text(let text):
      if isQRIBAN { refuse(.needsQRReference) }
      let written = charset("Ustrd", text)
      if written.unicodeScalars.count > 140 {
        refuse(.tooLong(field: "Ustrd", value: written, limit: 140))
      }
      return .text(written)
    case nil:
      if isQRIBAN { refuse(.needsQRReference) }
      return nil
    }
  }
}

import BillCore

extension CreditTransferWriter {
  mutating func writeParty(_ element: StaticString, name: String, address: PostalAddress?) {
    out.open(element)
    out.element("Nm", name)
    if let address {
      out.open("PstlAdr")
      out.optional("StrtNm", address.street)
      out.optional("BldgNb", address.building)
      out.optional("PstCd", address.postcode)
      out.optional("TwnNm", address.town)
      out.optional("Ctry", address.country)
      for line in address.lines { out.element("AdrLine", line) }
      out.close("PstlAdr")
    }
    out.close(element)
  }

  mutating func writeAccount(_ element: StaticString, _ account: BankAccount) {
    out.open(element)
    out.open("Id")
    switch account.scheme {
    case .iban:
      out.element("IBAN", account.number)
    case .aba, .other:
      out.open("Othr")
      out.element("Id", account.number)
      out.close("Othr")
    }
    out.close("Id")
    out.close(element)
  }

  /// The debtor's bank is mandatory: without a BIC a Swiss IBAN names it (IID), others do not.
  mutating func writeDebtorAgent(of block: PaymentInformation) {
    let account = block.debtorAccount
    out.raw("<DbtrAgt><FinInstnId>")
    if let agent = account.agent {
      writeCode(agent, of: account.scheme)
    } else if account.scheme == .iban,
      let institution = AccountNumbers.swissInstitution(account.number)
    {
      writeMember(of: "CHBCC", institution)
    } else {
      out.raw("<Othr><Id>NOTPROVIDED</Id></Othr>")
    }
    out.raw("</FinInstnId></DbtrAgt>")
  }

  /// The creditor's bank is written where it is known; an IBAN names it anyway.
  mutating func writeCreditorAgent(of account: BankAccount) {
    guard let agent = account.agent else { return }
    out.raw("<CdtrAgt><FinInstnId>")
    writeCode(agent, of: account.scheme)
    out.raw("</FinInstnId></CdtrAgt>")
  }

  private mutating func writeCode(_ agent: String, of scheme: AccountScheme) {
    switch scheme {
    case .aba:
      writeMember(of: "USABA", agent)
    case .iban, .other:
      switch version {
      case .v09: out.element("BICFI", agent)
      case .v03: out.element("BIC", agent)
      }
    }
  }

  private mutating func writeMember(of system: StaticString, _ member: String) {
    out.open("ClrSysMmbId")
    out.open("ClrSysId")
    out.element("Cd", "\(system)")
    out.close("ClrSysId")
    out.element("MmbId", member)
    out.close("ClrSysMmbId")
  }
}

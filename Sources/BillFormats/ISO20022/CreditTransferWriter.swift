import BillCore

/// Writes a checked credit transfer initiation as XML.
struct CreditTransferWriter {
  var out: MessageBuffer
  let version: CreditTransferInitiation.Version

  /// The bytes of a message whose texts and accounts have been checked.
  static func message(_ initiation: CreditTransferInitiation) -> [UInt8] {
    let count = initiation.blocks.reduce(0) { $0 + $1.transfers.count }
    var writer = CreditTransferWriter(
      out: MessageBuffer(capacity: 2_000 + 1_000 * count), version: initiation.version)
    writer.write(initiation)
    return writer.out.bytes
  }

  private mutating func write(_ initiation: CreditTransferInitiation) {
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if initiation.isTest { out.raw("<!-- TEST: made in a test home, not for a bank -->\n") }
    out.raw("<Document xmlns=\"")
    out.text(version.namespace)
    out.raw("\">\n<CstmrCdtTrfInitn>\n<GrpHdr>")
    out.element("MsgId", initiation.id)
    out.element("CreDtTm", initiation.created.description)
    ControlSum(of: initiation.blocks.lazy.flatMap(\.transfers))?.write(to: &out)
    out.open("InitgPty")
    out.element("Nm", initiation.initiatingPartyName)
    if let id = initiation.initiatingPartyID {
      out.raw("<Id><OrgId><Othr>")
      out.element("Id", id)
      out.raw("</Othr></OrgId></Id>")
    }
    out.raw("</InitgPty></GrpHdr>\n")
    for block in initiation.blocks { write(block) }
    out.raw("</CstmrCdtTrfInitn>\n</Document>\n")
  }

  private mutating func write(_ block: PaymentInformation) {
    out.open("PmtInf")
    out.element("PmtInfId", block.id)
    out.raw("<PmtMtd>TRF</PmtMtd>")
    if let isBatch = block.batchBooking { out.element("BtchBookg", isBatch ? "true" : "false") }
    ControlSum(of: block.transfers)?.write(to: &out)
    writeType(of: block)
    writeExecutionDate(block.executionDate)
    writeParty("Dbtr", name: block.debtorName, address: block.debtorAddress)
    writeAccount("DbtrAcct", block.debtorAccount)
    writeDebtorAgent(of: block)
    switch block.service {
    case .sepa: out.raw("<ChrgBr>SLEV</ChrgBr>\n")
    case .plain: out.raw("<ChrgBr>SHAR</ChrgBr>\n")
    case .swiss: out.raw("\n")
    }
    for transfer in block.transfers { write(transfer) }
    out.raw("</PmtInf>\n")
  }

  private mutating func writeType(of block: PaymentInformation) {
    guard block.service == .sepa || block.categoryPurpose != nil else { return }
    out.open("PmtTpInf")
    if block.service == .sepa { out.raw("<SvcLvl><Cd>SEPA</Cd></SvcLvl>") }
    if let purpose = block.categoryPurpose {
      out.open("CtgyPurp")
      out.element("Cd", purpose)
      out.close("CtgyPurp")
    }
    out.close("PmtTpInf")
  }

  private mutating func writeExecutionDate(_ date: CalendarDate) {
    out.open("ReqdExctnDt")
    switch version {
    case .v09: out.element("Dt", date.description)
    case .v03: out.text(date.description)
    }
    out.close("ReqdExctnDt")
  }

  private mutating func write(_ transfer: CreditTransfer) {
    out.raw("<CdtTrfTxInf><PmtId>")
    out.element("EndToEndId", transfer.endToEndID)
    out.raw("</PmtId><Amt><InstdAmt Ccy=\"")
    out.text(transfer.amount.currency.code)
    out.raw("\">")
    out.decimal(transfer.amount.minor, places: transfer.amount.currency.exponent)
    out.raw("</InstdAmt></Amt>")
    writeCreditorAgent(of: transfer.creditorAccount)
    writeParty("Cdtr", name: transfer.creditorName, address: transfer.creditorAddress)
    writeAccount("CdtrAcct", transfer.creditorAccount)
    if let name = transfer.ultimateCreditor { writeParty("UltmtCdtr", name: name, address: nil) }
    if let purpose = transfer.purpose {
      out.open("Purp")
      out.element("Cd", purpose)
      out.close("Purp")
    }
    if let reference = transfer.reference { write(reference) }
    out.raw("</CdtTrfTxInf>\n")
  }

  private mutating func write(_ reference: RemittanceReference) {
    out.open("RmtInf")
    switch reference {
    case .text(let text):
      out.element("Ustrd", text)
    case .creditorReference(let number):
      out.raw("<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>")
      out.element("Ref", number)
      out.raw("</CdtrRefInf></Strd>")
    case .qrReference(let number):
      out.raw("<Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp>")
      out.element("Ref", number)
      out.raw("</CdtrRefInf></Strd>")
    }
    out.close("RmtInf")
  }
}

import BillFormats

extension CreditTransferError: Explained {
  var failure: Failure {
    switch self {
    case .refused(let problems):
      Failure(
        "file-refused", "the bank file cannot be written; nothing was paid",
        hints: problems.prefix(20).map { "\($0.place.words): \($0.cause.words)" })
    }
  }
}

extension CreditTransferPlace {
  var words: String {
    switch self {
    case .message: "the file"
    case .block: "the payments of one day and account"
    case .transfer(_, let endToEndID): "payment \(endToEndID)"
    }
  }
}

extension CreditTransferProblem.Cause {
  var words: String {
    switch self {
    case .empty: "nothing in it"
    case .missing(let field): "\(field.fieldWords) is missing"
    case .tooLong(let field, let value, let limit):
      "\(field.fieldWords) \"\(value)\" is longer than \(limit) characters"
    case .badIdentifier(let field, let value):
      "\(field.fieldWords) \"\(value)\" has characters no bank takes"
    case .duplicate(let field, let value): "\(field.fieldWords) \(value) occurs twice"
    case .nothingLeft(let field, let text):
      "nothing of \(field.fieldWords) \"\(text)\" can be written"
    case .badCode(let field, let value): "\(field.fieldWords) \(value) is no code"
    case .notAnIBAN(let account): "\(account.masked) is no IBAN"
    case .unreachable(let account): "\(account.masked) cannot be reached this way"
    case .amountOutOfRange(let amount): "\(amount) is outside the limits"
    case .otherService(let service, let expected):
      "a \(service.rawValue) transfer that must be \(expected.rawValue)"
    case .badReference(let reference): "the reference \(reference.value) is wrong"
    case .needsQRReference: "a QR-IBAN needs its QR reference"
    case .needsQRIBAN: "a QR reference needs a QR-IBAN"
    case .totalOverflow: "the total is too large"
    case .overBankLimit(let field, let limit):
      "\(field.fieldWords) is over the bank's limit \(limit)"
    case .notOffered(let field, let value): "the bank does not take \(field.fieldWords) \(value)"
    }
  }
}

extension String {
  /// What people call a field of a bank file.
  var fieldWords: String {
    let parts = split(separator: "/").map(String.init)
    let words = parts.map { FieldWords.known[$0] ?? $0 }
    return words.joined(separator: ", ")
  }
}

/// The names of the bank file's elements (ISO 20022 pain.001) that problems can be about.
private enum FieldWords {
  static let known = [
    "Cdtr": "the receiver", "Dbtr": "the payer", "CdtrAcct": "the receiver's account",
    "DbtrAcct": "the payer's account", "CdtrAgt": "the receiver's bank",
    "DbtrAgt": "the payer's bank", "InitgPty": "the sender of the file", "Nm": "name",
    "PstlAdr": "address", "StrtNm": "street", "BldgNb": "building", "PstCd": "postcode",
    "TwnNm": "town", "Ctry": "country", "AdrLine": "address line", "BICFI": "BIC",
    "MmbId": "bank code", "Othr": "number", "Ustrd": "message to the receiver",
    "Strd": "reference", "CdtrRefInf": "reference", "InstdAmt": "amount",
    "NbOfTxs": "the number of payments", "ReqdExctnDt": "the day of execution",
    "CtgyPurp": "the purpose", "MsgId": "the file's id", "PmtInfId": "the block's id",
    "EndToEndId": "the payment's id",
  ]
}

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
    case .message: "file"
    case .block(let id): "block \(id)"
    case .transfer(_, let endToEndID): endToEndID
    }
  }
}

extension CreditTransferProblem.Cause {
  var words: String {
    switch self {
    case .empty: "nothing in it"
    case .missing(let field): "\(field) is missing"
    case .tooLong(let field, let value, let limit):
      "\(field) \"\(value)\" is longer than \(limit) characters"
    case .badIdentifier(let field, let value): "\(field) \"\(value)\" has characters no bank takes"
    case .duplicate(let field, let value): "\(field) \(value) occurs twice"
    case .nothingLeft(let field, let text): "nothing of \(field) \"\(text)\" can be written"
    case .badCode(let field, let value): "\(field) \(value) is no code"
    case .notAnIBAN(let account): "\(account.masked) is no IBAN"
    case .unreachable(let account): "\(account.masked) cannot be reached this way"
    case .amountOutOfRange(let amount): "\(amount) is outside the limits"
    case .otherService(let service, let expected):
      "a \(service.rawValue) transfer that must be \(expected.rawValue)"
    case .badReference(let reference): "the reference \(reference.value) is wrong"
    case .needsQRReference: "a QR-IBAN needs its QR reference"
    case .needsQRIBAN: "a QR reference needs a QR-IBAN"
    case .totalOverflow: "the total is too large"
    case .overBankLimit(let field, let limit): "\(field) is over the bank's limit \(limit)"
    case .notOffered(let field, let value): "the bank does not take \(field) \(value)"
    }
  }
}

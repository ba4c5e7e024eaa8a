import BillCore
import BillFormats

extension QRSymbolError: Explained {
  var failure: Failure {
    switch self {
    case .empty: Failure.noCode("there is nothing to draw")
    case .noLibrary:
      Failure(
        "needs-program", "drawing a code needs libqrencode",
        hints: ["install it: sudo apt-get install libqrencode4"], status: .unavailable)
    case .tooLong(let count, _): Failure.noCode("its \(count) bytes are more than a code holds")
    }
  }
}

extension EPCPayloadError: Explained {
  var failure: Failure {
    switch self {
    case .missing(let field): Failure.noCode("\(field) is missing")
    case .tooLong(let field, let limit): Failure.noCode("\(field) is longer than \(limit)")
    case .lineBreak(let field): Failure.noCode("\(field) holds a line break")
    case .badIBAN(let number): Failure.noCode("SEPA does not reach …\(number.suffix(4))")
    case .badAmount(let amount): Failure.noCode("\(amount) is no amount a SEPA code carries")
    case .badReference(let reference): Failure.noCode("the reference \(reference.value) is wrong")
    case .badCode(let code): Failure.noCode("\(code) is no BIC or purpose")
    }
  }
}

extension SwissPayloadError: Explained {
  var failure: Failure {
    switch self {
    case .missing(let field): Failure.noCode("\(field) is missing")
    case .tooLong(let field, let limit): Failure.noCode("\(field) is longer than \(limit)")
    case .badCharacter(let field, let character):
      Failure.noCode("\(field) holds \"\(character)\", which Swiss payments cannot carry")
    case .badIBAN(let number): Failure.noCode("…\(number.suffix(4)) is no Swiss account")
    case .badCurrency(let currency): Failure.noCode("a Swiss code carries no \(currency)")
    case .badAmount(let amount): Failure.noCode("\(amount) is no amount a Swiss code carries")
    case .badCountry(let country): Failure.noCode("\(country) is no country")
    case .badReference(let reference): Failure.noCode("the reference \(reference) is wrong")
    case .needsQRReference: Failure.noCode("a QR-IBAN needs its QR reference")
    case .needsQRIBAN: Failure.noCode("a QR reference needs a QR-IBAN")
    case .twoMessages: Failure.noCode("it has a message and a text reference, for one line")
    }
  }
}

extension Failure {
  fileprivate static func noCode(_ reason: String) -> Failure {
    Failure(
      "qr-code", "the payment does not fit into a QR code: \(reason)",
      hints: ["pay it another way: --by portal"])
  }
}

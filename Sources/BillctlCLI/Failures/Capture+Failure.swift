import BillActions
import BillFormats

extension RejectionReason: Explained {
  var failure: Failure {
    switch self {
    case .unreadable(let error): error.failure
    case .file(let error): error.failure
    case .noPaymentCode:
      Failure(
        "no-payment-code", "no e-invoice inside and no payment QR code to be seen",
        hints: ["type the bill in: billctl bills add BILLER AMOUNT"], status: .badInput)
    }
  }
}

extension CaptureError: Explained {
  var failure: Failure {
    switch self {
    case .notABill(let found):
      Failure("not-a-bill", "this is \(found), not a bill billctl reads", status: .badInput)
    case .malformed(let detail, let line):
      Failure(
        "malformed", "not well-formed" + (line.map { " in line \($0)" } ?? "") + ": \(detail)",
        status: .badInput)
    case .forbidden(let what):
      Failure(
        "forbidden", "it holds \(what.withArticle), which no bill may hold", status: .badInput)
    case .missing(let field):
      Failure("missing-field", "it has no \(field)", status: .badInput)
    case .invalid(let field, let value, let reason):
      Failure(
        "invalid-field", "its \(field) \"\(value.prefix(60))\" is not valid: \(reason)",
        status: .badInput)
    case .tooLarge(let limit):
      Failure("too-large", "larger than \(limit.inBinaryUnits)", status: .badInput)
    case .tooDeep(let limit):
      Failure("too-deep", "nested deeper than \(limit) levels", status: .badInput)
    case .encrypted:
      Failure(
        "encrypted", "it is locked",
        hints: [
          "where it opens without a password: pdfdetach -saveall FILE, then import the XML; or print "
            + "it into a new PDF"
        ], status: .badInput)
    case .nothingInside(let container):
      Failure("nothing-inside", "\(container) holds no bill", status: .badInput)
    case .needsProgram(let program):
      Failure(
        "needs-program", "reading it needs \(program)",
        hints: [
          "install it: sudo apt-get install zxing-cpp-tools poppler-utils librsvg2-bin libxml2"
        ],
        status: .unavailable)
    }
  }
}

extension String {
  /// The name of a construct with its article, as far as it takes one.
  fileprivate var withArticle: String {
    switch self {
    case "DTD": "a DTD"
    case "entity": "an entity"
    default: self
    }
  }
}

extension Int {
  /// A number of bytes in the largest unit that makes it whole: `64 MiB`, `128 KiB`.
  fileprivate var inBinaryUnits: String {
    if isMultiple(of: 1 << 20) { return "\(self >> 20) MiB" }
    return isMultiple(of: 1 << 10) ? "\(self >> 10) KiB" : "\(self) bytes"
  }
}

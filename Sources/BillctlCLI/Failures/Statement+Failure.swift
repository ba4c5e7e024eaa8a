import BillActions
import BillCore
import BillDocuments

extension StatementError: Explained {
  var failure: Failure {
    switch self {
    case .unknownPeriod(let text):
      Failure(
        "unknown-period", "\"\(text)\" is no period",
        hints: ["a month: 2026-10", "a year: 2026", "the last twelve months: rolling"],
        status: .usage)
    case .notBegun(let period, let day):
      Failure(
        "not-begun", "\(period) begins on \(day); there is nothing to state yet",
        hints: ["what comes: billctl schedule forecast --until 60d"], status: .usage)
    }
  }
}

extension DocumentError: Explained {
  var failure: Failure {
    switch self {
    case .libraryMissing(let name):
      Failure(
        "library-missing", "PDFs need \(name), which is not installed",
        hints: ["sudo apt-get install libpangocairo-1.0-0", "everything else works without it"],
        status: .unavailable)
    case .noFont:
      Failure(
        "no-font", "PDFs need a font, and none is installed",
        hints: ["sudo apt-get install fonts-noto-core"], status: .unavailable)
    case .renderFailed(let words):
      Failure("render-failed", "the PDF could not be drawn: \(words)", status: .internalError)
    case .doesNotAddUp(let currency):
      Failure(
        "does-not-add-up", "the statement in \(currency) does not add up and is not printed",
        hints: ["billctl doctor"], status: .checkFailed)
    case .amounts(let error): Failure(error)
    case .badPictureSize:
      Failure("bad-picture-size", "the picture would be empty or too large", status: .internalError)
    }
  }
}

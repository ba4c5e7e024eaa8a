import BillActions
import BillCore

extension BillerError: Explained {
  var failure: Failure {
    switch self {
    case .emptyName: Failure("empty-name", "a biller needs a name", status: .usage)
    case .badTerms(let days):
      Failure("bad-terms", "\(days) days are no terms", hints: ["0 to 3650"], status: .usage)
    case .badCategory(let text):
      Failure(
        "bad-category", "\"\(text)\" is no category", hints: ["one word, such as energy"],
        status: .usage)
    case .alreadyThere(let id, let name):
      Failure(
        "already-there", "a biller \(name) is here already",
        hints: ["billctl billers show \(id.short)"], status: .conflict)
    case .nothingToChange:
      Failure("nothing-to-change", "nothing was given that changes it", status: .usage)
    case .noChange(let name, let isArchived):
      Failure("no-change", "\(name) is \(isArchived ? "put away already" : "not put away")")
    case .hasOpenBills(let name, let count):
      Failure(
        "has-open-bills", "\(name) still has \(count) \(count == 1 ? "bill" : "bills") to settle",
        hints: ["billctl bills list --biller \(name.shellWord)"])
    case .hasSchedules(let name, let schedules):
      Failure(
        "has-schedules", "\(name) is paid by \(schedules.joined(separator: ", "))",
        hints: schedules.map { "billctl schedule remove \($0.shellWord)" })
    }
  }
}

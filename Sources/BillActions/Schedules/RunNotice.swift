import BillCore
import BillStore

/// Tells the holder by mail what an unattended run did.
struct RunNotice {
  private let access: ReadAccess

  init(_ access: ReadAccess) { self.access = access }

  /// Sends one message about everything that is new; nothing where nothing is.
  func send(_ result: RunResult) throws {
    let lines = lines(result)
    guard !lines.isEmpty else { return }
    _ = try Post(access.home).send(
      Message(
        to: access.account.email, subject: "billctl: \(subject(result))",
        body: lines.joined(separator: "\n") + "\n\nLook it up: billctl payments list"))
  }

  private func subject(_ result: RunResult) -> String {
    if result.gapDays != nil { return "the clock has to be confirmed" }
    let paid = result.pay.payments.count
    if paid > 0 { return "\(paid) payments handed over" }
    if result.asked.contains(where: { $0.payment.state == .failed }) {
      return "a payment was not made"
    }
    return result.held.isEmpty ? "news from your schedules" : "a payment is held"
  }

  private func lines(_ result: RunResult) -> [String] {
    var lines: [String] = []
    if let days = result.gapDays {
      lines.append("No run for \(days) days: nothing is paid before you confirm the clock with")
      lines.append("billctl schedule run --confirm-gap")
    }
    for details in result.pay.payments + result.asked {
      let payment = details.payment
      lines.append(
        "\(details.biller.name): \(payment.amount) on \(payment.executeOn), "
          + payment.state.rawValue)
    }
    for upload in result.uploads {
      lines.append("File with \(upload.payments) payments, \(upload.total): \(upload.path)")
      lines.append("NOT at the bank yet; upload it by \(upload.by), \(upload.cutOffHour):00")
    }
    for period in result.periods where period.isNew {
      let reason = period.mark.reason.map { " (\($0))" } ?? ""
      lines.append(
        "\(period.schedule) \(period.mark.nominal): \(period.mark.state.rawValue)\(reason)")
    }
    return lines
  }
}

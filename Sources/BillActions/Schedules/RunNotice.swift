import BillCore
import BillRails
import BillStore

/// Tells the holder what an unattended run did.
struct RunNotice {
  private let access: ReadAccess
  /// More payments than this are counted and not listed.
  private static let mostListed = 25

  init(_ access: ReadAccess) { self.access = access }

  /// Writes one message about everything that is new; nothing where nothing is.
  func keep(_ result: RunResult) throws {
    let lines = lines(result)
    guard !lines.isEmpty else { return }
    let notice = Notice.run(subject: subject(result), lines: lines)
    let (settings, phone) = try access.books.read { reader in
      (
        try NoticeSettings(reader),
        try AccountPhone(access.home, access.account.id).confirmed(access.account, reader)
      )
    }
    try Notices(access.home, access.account, settings, phone: phone).keep(
      [Notices.News(notice: notice, at: access.world.now)], to: [access.account.email])
  }

  private func subject(_ result: RunResult) -> String {
    if result.gapDays != nil { return "the clock has to be confirmed" }
    let files = result.uploads.count
    if files > 0 { return "\(files) payment \(files == 1 ? "file" : "files") to upload" }
    let paid = result.pay.payments.count
    if paid > 0 { return "\(paid) \(paid == 1 ? "payment" : "payments") handed over" }
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
    let payments = result.pay.payments + result.asked
    for details in payments.prefix(RunNotice.mostListed) {
      let payment = details.payment
      lines.append(
        "\(NoticeText.quoted(details.biller.name)): \(payment.amount) on \(payment.executeOn), "
          + payment.state.rawValue)
    }
    let more = payments.count - RunNotice.mostListed
    if more > 0 { lines.append("And \(more) more payments: billctl payments list") }
    for (details, usual) in result.unusual.prefix(RunNotice.mostListed) {
      lines.append(
        "\(NoticeText.quoted(details.biller.name)): \(details.payment.amount) is far from the usual "
          + "\(usual)")
    }
    for upload in result.uploads {
      let count = "\(upload.payments) \(upload.payments == 1 ? "payment" : "payments")"
      lines.append("File with \(count), \(upload.total): \(NoticeText.oneLine(upload.path))")
      lines.append("NOT at the bank yet; upload it by \(upload.words)")
    }
    for period in result.periods where period.isNew {
      let reason = period.mark.reason.map { " (\(NoticeText.quoted($0)))" } ?? ""
      lines.append(
        "\(NoticeText.quoted(period.schedule)) \(period.mark.nominal): "
          + "\(period.mark.state.rawValue)\(reason)")
    }
    return lines
  }
}

extension RunResult.Upload {
  /// The last moment for it; a bank without a cut-off takes files all day.
  fileprivate var words: String { cutOffHour < 24 ? "\(by), \(cutOffHour):00" : "\(by)" }
}

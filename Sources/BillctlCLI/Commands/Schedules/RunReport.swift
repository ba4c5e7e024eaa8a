import BillActions
import BillCore

/// What an unattended run did, in plain words; nothing where nothing happened.
struct RunReport {
  private let result: RunResult
  private let isVerbose: Bool

  init(_ result: RunResult, isVerbose: Bool) {
    self.result = result
    self.isVerbose = isVerbose
  }

  var report: Report {
    Report(
      "run/1",
      [
        "busy": .bool(result.isBusy), "gap_days": result.gapDays.map { .number($0) } ?? .null,
        "payments": .list(result.pay.payments.map(PaymentReport.json)),
        "batches": .list(result.pay.batches.map(PaymentReport.json)),
        "periods": .list(result.periods.map(json)), "uploads": .list(result.uploads.map(json)),
        "inbox": .list(result.inbox.map(json)),
        "unusual": .list(
          result.unusual.map { details, usual in
            [
              "payment": .text(details.payment.id.description),
              "amount": .text(details.payment.amount.decimalText),
              "usual": .text(usual.decimalText), "currency": .text(usual.currency.code),
            ]
          }),
        "asked": .list(result.asked.map(PaymentReport.json)),
      ], lines: result.isEventful || isVerbose ? lines : [], status: status)
  }

  // Unknown outcomes outweigh refusals, and both a part that went well.
  private var status: ExitStatus {
    let states = (result.pay.payments + result.asked).map(\.payment.state)
    if states.contains(.unknown) { return .unknown }
    let isPartly =
      result.gapDays != nil || !result.held.isEmpty
      || states.contains { $0 == .failed || $0 == .rejected }
    return isPartly ? .partly : .done
  }

  private var lines: [String] {
    if result.isBusy { return ["Another run is at it."] }
    var lines: [String] = []
    if let days = result.gapDays {
      lines.append(
        "No run for \(days) days; nothing is paid before you say that the clock is right:")
      lines.append("billctl schedule run --confirm-gap")
    }
    lines += PaymentReport.table(result.pay.payments + result.asked)
    for (details, usual) in result.unusual {
      let bill = [details.biller.name, details.billNumber].compactMap { $0 }.joined(separator: " ")
      lines.append("note: \(details.payment.amount) for \(bill) is far from its usual \(usual)")
    }
    for upload in result.uploads {
      lines.append("File written: \(upload.path)")
      lines.append(
        "NOT at the bank yet; upload it \(byWords(upload)), then: "
          + "billctl payments done \(upload.batch.short)")
    }
    for period in result.periods where period.isNew || isVerbose {
      let reason = period.mark.reasonWords.map { " (\($0))" } ?? ""
      lines.append(
        "\(period.mark.state.rawValue): \(period.schedule), \(period.mark.nominal)\(reason)")
      if let advice = period.mark.advice(period.schedule) { lines.append("  to go on: \(advice)") }
    }
    for file in result.inbox {
      lines.append(
        file.isRefused
          ? "inbox: \(file.name) is no bill; it lies in inbox/refused"
          : "inbox: \(file.name): \(file.imported) imported, \(file.duplicates) known, "
            + "\(file.held) held")
    }
    return lines.isEmpty ? ["Nothing was due."] : lines
  }

  // Without a cut-off hour of the rail nobody here knows the bank's.
  private func byWords(_ upload: RunResult.Upload) -> String {
    upload.cutOffHour < 24
      ? "by \(upload.by), \(upload.cutOffHour):00" : "on \(upload.by) at the latest"
  }

  private func json(_ period: RunResult.Period) -> JSON {
    [
      "schedule": .text(period.schedule), "period": .text(period.mark.key.description),
      "date": JSON(period.mark.nominal), "state": .text(period.mark.state.rawValue),
      "reason": JSON(period.mark.reason), "bill": JSON(period.mark.billID),
      "new": .bool(period.isNew),
    ]
  }

  private func json(_ upload: RunResult.Upload) -> JSON {
    [
      "batch": .text(upload.batch.description), "file": .text(upload.path),
      "payments": .number(Int64(upload.payments)), "total": .text(upload.total.decimalText),
      "currency": .text(upload.total.currency.code), "by": JSON(upload.by),
      "cut_off_hour": .number(Int64(upload.cutOffHour)),
    ]
  }

  private func json(_ file: RunResult.InboxFile) -> JSON {
    [
      "file": .text(file.name), "imported": .number(Int64(file.imported)),
      "duplicates": .number(Int64(file.duplicates)), "held": .number(Int64(file.held)),
      "refused": .bool(file.isRefused),
    ]
  }
}

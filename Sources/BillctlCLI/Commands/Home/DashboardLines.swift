import BillActions
import BillCore

/// The sections of the dashboard, the most urgent first; empty ones are left out.
struct DashboardLines {
  private let overview: Overview

  init(_ overview: Overview) { self.overview = overview }

  var all: [String] {
    let width = Table.terminalWidth.map { $0 - DashboardLines.indent.count }
    return Table.$terminalWidth.withValue(width) { lines }
  }

  private static let indent = "  "

  private var lines: [String] {
    let sections = [
      warnings, behind, overview.agentProblems.map { "SCHEDULES DO NOT RUN: \($0.words)" },
      section(
        "OUTCOME UNKNOWN: do not pay these again", overview.unknown.flatMap(PaymentReport.trouble)),
      section("NOT PAID: the bill is open again", overview.failed.flatMap(PaymentReport.trouble)),
      section("LATE: should have been booked by now", payments(overview.late)),
      section("NOT at the bank yet", batches { !isDoubtful($0) }),
      section("Not known whether at the bank", batches(isDoubtful)),
      section("Overdue", BillReport.table(overview.overdue)),
      section(
        "Due in the next \(AccountStatus.daysAhead) days", BillReport.table(overview.due)),
      section("Without a due date", BillReport.table(overview.undated)),
      section("Needs your attention", held),
      section("Schedules that are due, or not signed", ScheduleReport.table(overview.schedules)),
      section("Dates of schedules that wait for you", heldPeriods),
      section("Approved and held (billctl payments submit)", payments(overview.waiting)),
      section(
        "Shown, not called done (billctl payments done PAYMENT)", payments(overview.presented)),
      section("On its way", payments(overview.inFlight)),
      section("Expected debits", BillReport.table(overview.expected)),
    ].filter { !$0.isEmpty }
    let body = sections.isEmpty ? [["All quiet: nothing is due, nothing is on its way."]] : sections
    let reminders = section("Reminders", overview.reminders.map(\.words))
    return Array((body + (reminders.isEmpty ? [] : [reminders])).joined(separator: [""]))
  }

  private var warnings: [String] {
    overview.status.causes.compactMap { cause in
      switch cause {
      case .frozen: "FROZEN: nothing is paid. billctl account unfreeze"
      case .suspended: "SUSPENDED: nothing is paid. billctl account terms --accept"
      case .needsVerification, .locked:
        "LOCKED after wrong passwords or codes, or an unusual login: billctl account activity"
      case .tampered(let what): "FLAGGED: the stored \(what) was altered. billctl doctor"
      // The bills that are held, and what the database does not know, have sections of their own.
      case .suspectedPayees, .behind: nil
      case .mergedAway: "MERGED into another account: nothing is paid. \(PublishError.mergeRemedy)"
      }
    }
  }

  private var behind: [String] {
    guard let reference = overview.status.causes.unknownReference else { return [] }
    return [
      "BEHIND: \(reference) was handed over, or called done or not, and this database does not know it"
    ]
      + PublishError.behindRemedies.map { "  \($0)" }
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title] + lines.map { DashboardLines.indent + $0 }
  }

  private var held: [String] {
    overview.held.flatMap { details in
      let bill = details.bill
      let reason = bill.standingReason.map { ": \($0)" } ?? ""
      let name = [details.biller.name, bill.number].compactMap(\.self).joined(separator: " ")
      return [
        "\(bill.id.short)  \(name), \(details.openText), \(details.state.rawValue)\(reason)"
      ] + HeldBill.advice(details).map { "  \($0)" }
    }
  }

  private var heldPeriods: [String] {
    overview.heldPeriods.flatMap { mark in
      let id = mark.scheduleID.short
      let name = overview.scheduleNames[mark.scheduleID] ?? id
      return ["\(name)  \(mark.nominal)" + (mark.reasonWords.map { ": \($0)" } ?? "")]
        + (mark.advice(name).map { ["  to go on: \($0)"] } ?? [])
    }
  }

  // What lies in the outbox past its day has not reached anybody.
  private func stateText(_ payment: Payment) -> String {
    if PaymentState.notAtBank.contains(payment.state) {
      return "\(payment.state.rawValue), NOT AT THE BANK"
    }
    let isSilent = payment.state.isDelivered && payment.expectedSettle < overview.today
    return payment.state.rawValue + (isSilent ? ", no answer of the bank" : "")
  }

  // A file that is gone may have been uploaded, and an older database knows nothing of it.
  private func isDoubtful(_ batch: Batch) -> Bool {
    isBehind || overview.fileStates[batch.id] == .missing
  }

  private var isBehind: Bool { overview.status.causes.unknownReference != nil }

  private func batches(_ isIncluded: (Batch) -> Bool) -> [String] {
    overview.notAtBank.filter(isIncluded).flatMap { batch in
      let place = overview.files[batch.id] ?? batch.railName
      let late = isDoubtful(batch) ? "LATE: " : "LATE, NOT AT THE BANK: "
      return [
        (batch.executeOn < overview.today ? late : "")
          + "\(counted(batch.count, "payment")), \(batch.total), to execute on "
          + "\(batch.executeOn): \(place)"
      ] + advice(batch, batch.id.short)
    }
  }

  private func advice(_ batch: Batch, _ id: String) -> [String] {
    guard !isBehind else { return [] }
    if batch.state == .staged { return ["  it is not written yet: billctl payments submit"] }
    return switch overview.fileStates[batch.id] {
    case .whole, nil: ["  upload it, then: billctl payments done \(id)"]
    case .missing:
      [
        "  the file is GONE; if you uploaded it: billctl payments done \(id)",
        "  if nobody uploaded it: billctl payments resolve \(id) --not-sent",
      ]
    case .changed:
      ["  the file was ALTERED since it was written: do not upload it; billctl doctor"]
    }
  }

  private func payments(_ payments: [Payment]) -> [String] {
    var table = Table(
      [
        ("PAYMENT", .left), ("BILLER", .left), ("AMOUNT", .right), ("STATE", .left),
        ("EXPECTED", .left),
      ], yielding: ["BILLER", "STATE"])
    for payment in payments {
      table.add([
        payment.id.short, overview.billers[payment.billerID] ?? "",
        payment.amount.description, stateText(payment), payment.expectedSettle.description,
      ])
    }
    return table.lines
  }
}

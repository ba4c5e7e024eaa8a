import BillActions
import BillCore

/// A schedule as it would be, before anybody says yes.
struct SchedulePlanReport {
  private let plan: SchedulePlan

  init(_ plan: SchedulePlan) { self.plan = plan }

  var report: Report {
    Report(
      "schedules/1",
      [
        "schedules": [ScheduleReport.json(plan.details)], "dry_run": true,
        "dates": .list(plan.dates.map { PreviewReport.json($0, plan.schedule.currency) }),
        "needs": .text(plan.proof == .stepUp ? "step-up" : "nothing"),
      ], lines: lines + ["Nothing was done."])
  }

  var lines: [String] {
    let schedule = plan.schedule
    let account = plan.payee.map { " …\($0.last4)" } ?? ""
    return FactSheet.lines([
      ("Schedule", schedule.name), ("Due", schedule.ruleWords), ("Pays", schedule.amountWords),
      ("First", schedule.amount.first?.description), ("Last", schedule.amount.last?.description),
      ("From", "\(plan.method.label) …\(plan.method.last4)"),
      ("To", plan.biller.name + account), ("By", "\(plan.rail.name), \(doorWords)"),
      ("Limits", limits), ("If missed", schedule.recurrence.map { _ in schedule.catchUp.words }),
      ("Pay-days", schedule.payDay.map { $0.recurrence.phrase(businessDays: $0.rule) }),
      ("Quotes", schedule.reference?.value),
    ]) + changes + PreviewReport.table(plan.dates) + plan.notes.map { "note: \($0.words)" }
  }

  /// The first date and what happens when; nil for bills as they arrive.
  var firstLine: String? {
    guard let first = plan.dates.first else { return nil }
    guard let day = first.sendDate.sendOn else { return "first: \(first.nominal), not paid" }
    let handOver = ScheduleTiming(plan.schedule, plan.rail).handOver(day)
    return "first: due \(first.nominal), \(plan.schedule.handOverWords(handOver)), "
      + "executed by the bank on \(day)"
  }

  private var doorWords: String {
    switch plan.schedule.rail {
    case .iso20022: "a file for your bank, which you upload"
    case .command, .sandbox: "sent by itself"
    case .qr, .nacha, .csv, .check, .portal: "a worklist, paid by you"
    }
  }

  private var changes: [String] {
    guard let before = plan.before else { return [] }
    let pairs = [
      ("due", before.ruleWords, plan.schedule.ruleWords),
      ("pays", before.amountWords, plan.schedule.amountWords),
      (
        "cap", before.amount.cap?.description ?? "none",
        plan.schedule.amount.cap?.description ?? "none"
      ),
      ("rail", before.railName, plan.schedule.railName),
    ]
    return pairs.filter { $1 != $2 }.map { "changes \($0): \($1) -> \($2)" }
  }

  private var limits: String? {
    let schedule = plan.schedule
    let parts = [
      schedule.amount.cap.map { "\($0) a payment" },
      schedule.limits.perMonth.map { "\($0) a month" },
      schedule.limits.total.map { "\($0) in all" },
      schedule.limits.count.map { counted($0, "payment") },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension CatchUpTerms {
  /// What becomes of a missed date, in words.
  var words: String {
    switch policy {
    case .latest: "the newest is paid up to \(counted(maxLateDays, "day")) late"
    case .all(let count): "the newest \(count) are paid, one each run"
    case .skip: "it is left out"
    case .ask: "it waits for you"
    }
  }
}

extension SchedulePlan.Note {
  var words: String {
    switch self {
    case .worklist(let rail):
      "\(rail.rawValue) moves no money by itself: each date becomes an entry of your worklist"
    case .noAgent:
      "no agent is enrolled, so nothing is paid or listed yet: billctl schedule agent enroll"
    case .railNeedsPerson(let name):
      "\(name) was not set up to run with nobody watching, so nothing is paid: "
        + "billctl rails setup command --name \(name.shellWord) --program PATH --unattended"
    case .railAsksPerson(let name):
      "\(name) cannot run with nobody watching, so nothing is paid by itself: take another rail "
        + "with --by, or pay by hand"
    case .newPayee(let last4): "the account …\(last4) was never paid before; is it right?"
    case .methodExpires(let label, let month, let end):
      "\(label) expires at the end of \(month)"
        + (end == .last ? "; the schedule has no end" : ", before the schedule ends on \(end)")
    case .aboveLimit(let limit):
      "it may pay more at once than your limit of \(limit); your yes lets it"
    case .alsoPaidBy(let name): "the schedule \(name) pays the same biller"
    case .firstIsLate(let due, let arrives):
      "the first date is too near: due \(due), the money arrives on \(arrives)"
    case .noPayDay(let due): "no pay-day meets the due date \(due), so it is not waited for one"
    case .startsAfter(let day):
      "what was paid by the old rule counts until \(day); the new one starts after that"
    }
  }
}

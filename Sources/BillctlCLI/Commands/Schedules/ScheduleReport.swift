import BillActions
import BillCore

/// A schedule as reports show it.
enum ScheduleReport {
  static func list(_ schedules: [ScheduleDetails], notes: [String] = []) -> Report {
    Report(
      "schedules/1", list: "schedules", schedules.map(json), lines: table(schedules), notes: notes)
  }

  /// One schedule after a change.
  static func one(_ schedule: Schedule, _ access: ReadAccess, _ lines: [String]) throws -> Report {
    let details = try ScheduleDesk(access).details(schedule)
    return Report("schedules/1", ["schedules": [json(details)]], lines: lines)
  }

  static func json(_ details: ScheduleDetails) -> JSON {
    let schedule = details.schedule
    let basic: JSON = [
      "id": .text(schedule.id.description), "name": .text(schedule.name),
      "biller": .text(details.biller.name), "method": .text(details.method.label),
      "rail": .text(schedule.railName), "rule": .text(schedule.ruleWords),
      "rrule": JSON(schedule.recurrence?.rule), "starting": JSON(schedule.recurrence?.start),
      "amount": .text(schedule.amount.basis.description),
      "currency": .text(schedule.currency.code), "cap": JSON(schedule.amount.cap?.decimalText),
      "next": JSON(details.next?.nominal), "send_on": JSON(details.next?.sendDate.sendOn),
      "state": .text(schedule.state.rawValue), "mandate": .text(details.mandate.rawValue),
    ]
    return basic.adding(more(details))
  }

  private static func more(_ details: ScheduleDetails) -> [JSON.Member] {
    let schedule = details.schedule
    let members: [(String, JSON)] = [
      ("first_amount", JSON(schedule.amount.first?.decimalText)),
      ("last_amount", JSON(schedule.amount.last?.decimalText)),
      ("per_month", JSON(schedule.limits.perMonth?.decimalText)),
      ("total", JSON(schedule.limits.total?.decimalText)),
      ("count", schedule.limits.count.map { .number(Int64($0)) } ?? .null),
      ("weekend", .text(schedule.dayRule.rawValue)),
      ("payday", JSON(schedule.payDay?.description)),
      ("catch_up", .text(schedule.catchUp.policy.description)),
      ("max_late", .number(Int64(schedule.catchUp.maxLateDays))),
      ("zone", .text(schedule.zone)), ("reference", JSON(schedule.reference?.value)),
      ("account", JSON(details.payee.map { "…\($0.last4)" })),
      ("paused_until", JSON(schedule.pausedUntil)),
      ("unattended", .bool(schedule.runsUnattended)),
    ]
    return members.map { JSON.Member(name: $0.0, value: $0.1) }
  }

  static func table(_ schedules: [ScheduleDetails]) -> [String] {
    var table = Table(
      [
        ("SCHEDULE", .left), ("NAME", .left), ("AMOUNT", .right), ("RULE", .left),
        ("NEXT", .left), ("EXECUTED", .left), ("BY", .left), ("STATE", .left),
      ], yielding: ["BY", "RULE", "NAME", "AMOUNT"], dropping: ["EXECUTED", "BY"])
    for details in schedules {
      let schedule = details.schedule
      table.add([
        schedule.id.short, schedule.name, schedule.amountWords,
        schedule.ruleWords, details.next?.nominal.description ?? "",
        details.next?.sendDate.sendOn?.description ?? "", schedule.railName, stateWords(details),
      ])
    }
    return table.lines
  }

  /// The state, and what keeps it from running.
  static func stateWords(_ details: ScheduleDetails) -> String {
    let schedule = details.schedule
    switch schedule.state {
    case .active: break
    case .paused:
      return "paused" + (schedule.pausedUntil.map { " until \($0)" } ?? "")
    case .ended, .removed: return schedule.state.rawValue
    }
    switch details.mandate {
    case .signed: return details.next?.excess == nil ? "active" : "HELD, over its limit"
    case .notNeeded: return "worklist"
    case .missing: return "NOT SIGNED"
    case .expired: return "mandate EXPIRED"
    }
  }
}

extension Schedule {
  /// When it is due, in words.
  var ruleWords: String {
    recurrence?.phrase(businessDays: dayRule) ?? "bills as they arrive"
  }

  /// What it pays, in words.
  var amountWords: String {
    switch amount.basis {
    case .fixed(let amount): return amount.description
    case .openAmount, .minimumDue, .last, .average:
      let most = amount.cap.map { ", at most \($0)" } ?? ""
      return amount.basis.words + most
    }
  }
}

extension AmountRule.Basis {
  var words: String {
    switch self {
    case .fixed(let amount): amount.description
    case .openAmount: "what is open"
    case .minimumDue: "the minimum due"
    case .last: "as the last time"
    case .average(let count): "the average of \(count)"
    }
  }
}

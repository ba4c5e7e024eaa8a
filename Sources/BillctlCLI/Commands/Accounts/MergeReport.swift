import BillActions
import BillCore

/// What merging two accounts comes to, or came to.
struct MergeReport {
  let plan: MergePlan
  let isMerged: Bool

  /// The report for an account that was merged before.
  static func done(_ email: String, _ account: Account) -> Report {
    Report(
      "merge/1",
      ["from": .text(email), "into": .text(account.email), "merged": true, "again": true],
      lines: ["The account \(email) is merged into \(account.email) already. Nothing was done."])
  }

  var report: Report {
    var report = Report("merge/1", json, lines: lines)
    report.isTest = plan.into.isTest
    return report
  }

  /// The plan for people, and what to do after.
  var lines: [String] {
    if plan.isTakenOver { return finishing }
    let carried = MergeReport.nouns.compactMap { noun in
      plan.rows.first { $0.table == noun.table }.map {
        "\($0.count) \($0.count == 1 ? noun.one : noun.many)"
      }
    }
    let head =
      isMerged
      ? "\(plan.from.email) is merged into \(plan.into.email)."
      : "Merge \(plan.from.email) into \(plan.into.email), which stays."
    var lines = [
      head, "Carried: \(carried.isEmpty ? "nothing" : carried.joined(separator: ", ")).",
    ]
    lines += joined("method", plan.methods)
    lines += joined("biller", plan.billers)
    lines += joined("account of billers", plan.payees.filter { !$0.differences.isEmpty })
    lines += plan.newPayees.map { "A biller of both gets another account you may pay to: \($0)" }
    lines += plan.bills.flatMap(bill)
    lines += plan.schedules.flatMap(schedule)
    return lines + ending
  }

  private var finishing: [String] {
    [
      "\(plan.into.email) took everything of \(plan.from.email) over in an earlier run.",
      isMerged
        ? "Now \(plan.from.email) is closed; its data is kept in \(plan.aside)."
        : "What is left to do: close \(plan.from.email) and keep its data in \(plan.aside).",
    ]
  }

  private var ending: [String] {
    (plan.handedOver > 0
      ? ["\(counted(plan.handedOver, "payment")) in the bank's hands: merging stops none."] : [])
      + [
        "Left behind: password, second factors, recovery key, devices, limits, notice settings, "
          + "agent and mandates of \(plan.from.email).",
        "\(plan.from.email) \(isMerged ? "is" : "will be") closed; its address names "
          + "\(plan.into.email) from then on. Its data \(isMerged ? "is" : "will be") kept in "
          + "\(plan.aside).",
      ]
  }

  private func joined(_ noun: String, _ joined: [MergePlan.Joined]) -> [String] {
    joined.flatMap { item in
      ["The same \(noun) in both, kept once: \(item.name)"] + differences(item.differences)
    }
  }

  private func differences(_ differences: [MergePlan.Difference]) -> [String] {
    differences.map { "  \($0.field): \($0.here) stays, \($0.there) goes" }
  }

  private func bill(_ bill: MergePlan.SameBill) -> [String] {
    let name = "\(bill.biller) \(bill.number)"
    return switch bill.kept {
    case .here: ["In both: \(name). The one here counts."] + differences(bill.differences)
    case .there:
      ["In both: \(name). Paid from \(plan.from.email): that one counts, not the one here."]
        + bill.differences.map { "  \($0.field): \($0.there) stays, \($0.here) goes" }
    case .paidTwice:
      [
        "PAID IN BOTH: \(name). The one here counts; ask the biller for what was paid twice, and "
          + "pay no rest before."
      ] + differences(bill.differences)
    }
  }

  private func schedule(_ schedule: MergePlan.CarriedSchedule) -> [String] {
    let name = schedule.name.shellWord
    var lines = [
      "Paused until you sign: \(schedule.name) (\(schedule.biller))"
        + (schedule.formerName.map { ", called \($0) until now." } ?? "."),
      "  To let it pay again: billctl schedule resume \(name)",
      "  then sign for it: billctl schedule edit \(name) --sign",
    ]
    if !schedule.others.isEmpty {
      lines.append(
        "  \(schedule.others.joined(separator: ", ")) pays \(schedule.biller) here already: "
          + "resume this one only if both are owed.")
    }
    return lines + schedule.paidAlready.map(twice)
  }

  private func twice(_ paid: MergePlan.PaidPeriod) -> String {
    let skip = "schedule skip \(paid.schedule.shellWord) \(paid.nominal)"
    return "  \(paid.key) was paid from \(plan.from.email), and \(paid.schedule) would pay it too. "
      + "To leave it out: billctl \(skip)"
  }

  // What a person calls something; links and steps go along with it.
  private static let nouns: [(table: String, one: String, many: String)] = [
    ("method", "method", "methods"), ("biller", "biller", "billers"),
    ("payee", "account of a biller", "accounts of billers"), ("bill", "bill", "bills"),
    ("original", "original", "originals"), ("payment", "payment", "payments"),
    ("batch", "batch", "batches"), ("entry", "ledger entry", "ledger entries"),
    ("schedule", "schedule", "schedules"),
    ("idempotency", "idempotency key", "idempotency keys"),
  ]
}

extension MergeReport {
  private var json: JSON {
    [
      "from": .text(plan.from.email), "into": .text(plan.into.email), "merged": .bool(isMerged),
      "again": .bool(plan.isTakenOver),
      "rows": .object(
        plan.rows.map { JSON.Member(name: $0.table, value: .number(Int64($0.count))) }),
      "methods": MergeReport.json(plan.methods), "billers": MergeReport.json(plan.billers),
      "payees": MergeReport.json(plan.payees),
      "new_payees": .list(plan.newPayees.map { .text($0) }),
      "bills": .list(plan.bills.map(MergeReport.json)),
      "schedules": .list(plan.schedules.map(MergeReport.json)),
      "handed_over": .number(Int64(plan.handedOver)), "kept_in": .text(plan.aside),
    ]
  }

  private static func json(_ joined: [MergePlan.Joined]) -> JSON {
    .list(
      joined.map { ["name": .text($0.name), "differences": json($0.differences)] })
  }

  private static func json(_ differences: [MergePlan.Difference]) -> JSON {
    .list(
      differences.map {
        ["field": .text($0.field), "here": .text($0.here), "there": .text($0.there)]
      })
  }

  private static func json(_ bill: MergePlan.SameBill) -> JSON {
    [
      "number": .text(bill.number), "biller": .text(bill.biller),
      "kept": .text(bill.kept.rawValue), "differences": json(bill.differences),
    ]
  }

  private static func json(_ schedule: MergePlan.CarriedSchedule) -> JSON {
    [
      "id": .text(schedule.id.description), "name": .text(schedule.name),
      "former_name": JSON(schedule.formerName), "biller": .text(schedule.biller), "others": .list(schedule.others.map { .text($0) }),
      "paid_already": .list(
        schedule.paidAlready.map {
          [
            "schedule": .text($0.schedule), "period": .text($0.key.description),
            "date": .text($0.nominal.description),
          ]
        }),
    ]
  }
}

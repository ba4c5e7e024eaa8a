import BillActions
import BillCore

/// What an import did, file by file.
struct ImportReport {
  let outcome: ImportOutcome
  let isPreview: Bool
  // Of several files it matters which ones were not new.
  private let named: Set<String>

  init(_ outcome: ImportOutcome, isPreview: Bool) {
    self.outcome = outcome
    self.isPreview = isPreview
    let known = Set((outcome.duplicates + outcome.held.map(\.item)).map(\.file))
    let isOneOfSeveral = known.union(outcome.imported.map(\.file)).count > 1
    named = isOneOfSeveral ? known : []
  }

  var report: Report {
    var report = Report(
      "import/1",
      [
        "imported": .list(outcome.imported.map(json)),
        "duplicates": .list(outcome.duplicates.map(json)),
        "held": .list(
          outcome.held.map { held in
            json(held.item).adding([
              .init(name: "reason", value: .text(held.reason.words)),
              .init(name: "other", value: JSON(held.reason.other)),
            ])
          }),
        "rejected": .list(
          outcome.rejected.map { rejection in
            [
              "file": .text(rejection.file), "id": .text(rejection.reason.failure.id),
              "reason": .text(rejection.reason.failure.message),
              "hints": .list(rejection.reason.failure.hints.map { .text($0) }),
            ]
          }),
        "dry_run": .bool(isPreview),
      ], lines: lines, notes: notes, status: status)
    report.details = (outcome.imported + outcome.duplicates + outcome.held.map(\.item)).map {
      item in
      "\(item.file): \(item.bill.bill.id)"
    }
    return report
  }

  private func json(_ item: ImportOutcome.Item) -> JSON {
    [
      "file": .text(item.file), "bill": BillReport.json(item.bill),
      "stated_amount": JSON(item.statedAmount?.decimalText),
      "remarks": .list(item.remarks.map { .text($0) }),
    ]
  }

  // Good files beside bad ones are partly done; all bad is bad input.
  private var status: ExitStatus {
    let good = outcome.imported.count + outcome.duplicates.count
    if outcome.rejected.isEmpty && outcome.held.isEmpty { return .done }
    if good == 0 && outcome.held.isEmpty { return outcome.onlyCause ?? .badInput }
    return .partly
  }

  private var lines: [String] {
    outcome.imported.flatMap { describe($0, isPreview ? "would take in" : "taken in") }
      + outcome.duplicates.flatMap { describe($0, "already here") }
      + outcome.held.flatMap { held in
        let about = [held.reason.words] + advice(held.item)
        return describe(held.item, "HELD") + about.map { "    \($0)" }
      }
  }

  // What was only looked at has no id yet that a command could name.
  private func advice(_ item: ImportOutcome.Item) -> [String] {
    isPreview ? ["Once it is taken in it waits for your decision."] : HeldBill.advice(item.bill)
  }

  private func describe(_ item: ImportOutcome.Item, _ verb: String) -> [String] {
    let bill = item.bill.bill
    let due = bill.due.map { "due \($0)" } ?? "no due date stated"
    let kind = bill.type == .creditNote ? "credit note " : ""
    return [
      "\(verb): \(kind)\(item.bill.biller.name) \(bill.number ?? "")".trimmed
        + ", \(bill.amount?.description ?? "any amount"), \(due) [\(item.bill.stateText)]"
        + (named.contains(item.file) ? " from \(item.file)" : "")
    ] + (bill.nameOnDocument.map { ["    note: the document calls the biller \($0)"] } ?? [])
      + item.remarks.map { "    note: \($0)" }
  }

  private var notes: [String] {
    let found = outcome.imported.count + outcome.duplicates.count + outcome.held.count
    if found + outcome.rejected.count == 0 { return ["No bills found."] }
    return outcome.rejected.flatMap { rejection in
      let (file, failure) = (rejection.file, rejection.reason.failure)
      return ["not taken in: \(file): \(failure.message)"] + failure.hints.map { "  \($0)" }
    }
      + (outcome.imported.isEmpty || isPreview
        ? [] : ["Next: billctl bills list, billctl pay BILL"])
  }
}

extension ImportOutcome {
  /// The status of a file error or missing program when that is all there is.
  fileprivate var onlyCause: ExitStatus? {
    let statuses = Set(rejected.map(\.reason.failure.status))
    return statuses.count == 1 ? statuses.first : nil
  }
}

extension HoldReason {
  /// Why the bill waits, for people.
  var words: String {
    switch self {
    case .payeeChanged(let known, let new):
      "the bank details changed: known …\(known.joined(separator: ", …")), this bill says "
        + "…\(new.joined(separator: ", …"))"
    case .conflict(let other, let differences):
      "the same number is here (\(other.short)) with other facts: "
        + differences.map { "\($0.field) \($0.known) -> \($0.new)" }.joined(separator: "; ")
    case .copy(let other):
      "it looks like a second copy of \(other.name), taken in on \(other.takenIn)"
    }
  }

  /// The bill that is here already, where one keeps this one waiting.
  var other: RecordID? {
    switch self {
    case .payeeChanged: nil
    case .conflict(let other, _): other
    case .copy(let other): other.id
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    guard utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ") else { return self }
    return String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

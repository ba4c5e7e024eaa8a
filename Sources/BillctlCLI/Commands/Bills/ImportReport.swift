import BillActions
import BillCore

/// What an import did, or would do, file by file.
///
/// Of ten thousand bills most of the memory would go into their report, so little is kept of a bill
/// that can be looked up again.
struct ImportReport {
  private let access: ReadAccess?
  private var imported: [Row] = []
  private var duplicates: [Row] = []
  private var held: [(row: Row, reason: HoldReason)] = []
  private var rejected: [(file: String, failure: Failure)] = []
  // So many more bills are kept whole.
  private var room: Int

  /// - Parameters:
  ///   - access: The account that has the bills now; nil where the import is only tried.
  ///   - isForPeople: Whether only its lines are wanted.
  init(_ access: ReadAccess?, isForPeople: Bool) {
    self.access = access
    // why: to look a bill up takes a tenth of what its import takes.
    room = isForPeople ? 0 : access == nil ? .max : 1_000
  }

  /// A bill, and the words for it.
  private struct Row {
    let bill: Source
    let file: String
    /// In decimals.
    let statedAmount: String?
    let remarks: [String]
    let headline: String
    let notes: [String]
  }

  private indirect enum Source {
    case kept(BillDetails)
    case books(RecordID)

    var id: RecordID {
      switch self {
      case .kept(let details): details.bill.id
      case .books(let id): id
      }
    }

    var kept: BillDetails? {
      switch self {
      case .kept(let details): details
      case .books: nil
      }
    }
  }

  private var isPreview: Bool { access == nil }

  mutating func add(_ outcome: ImportOutcome) {
    switch outcome {
    case .imported(let item):
      imported.append(row(item, isPreview ? "would take in" : "taken in"))
    case .duplicate(let item): duplicates.append(row(item, "already here"))
    case .held(let item, let reason): held.append((row(item, "HELD", reason), reason))
    case .rejected(let file, let reason): rejected.append((file, reason.failure))
    }
  }

  private mutating func row(
    _ item: ImportOutcome.Item, _ verb: String, _ reason: HoldReason? = nil
  ) -> Row {
    let isKept = room > 0
    if isKept { room -= 1 }
    return Row(
      bill: isKept ? .kept(item.bill) : .books(item.bill.bill.id), file: item.file,
      statedAmount: item.statedAmount?.decimalText, remarks: item.remarks,
      headline: headline(item, verb), notes: notes(on: item, reason))
  }

  private func headline(_ item: ImportOutcome.Item, _ verb: String) -> String {
    let bill = item.bill.bill
    let due = bill.due.map { "due \($0)" } ?? "no due date stated"
    let kind = bill.type == .creditNote ? "credit note " : ""
    return "\(verb): \(kind)\(item.bill.biller.name) \(bill.number ?? "")".trimmed
      + ", \(bill.amount?.description ?? "any amount"), \(due) [\(item.bill.stateText)]"
  }

  private func notes(on item: ImportOutcome.Item, _ reason: HoldReason?) -> [String] {
    let name = item.bill.bill.nameOnDocument
    let notes =
      (name.map { ["the document calls the biller \($0)"] } ?? []) + item.remarks
    guard let reason else { return notes.map { "note: \($0)" } }
    // What was only looked at has no id yet that a command could name.
    let advice =
      isPreview
      ? ["Once it is taken in it waits for your decision."] : HeldBill.advice(item.bill)
    return notes.map { "note: \($0)" } + [reason.words] + advice
  }

  var report: Report {
    var report = Report(
      "import/1",
      [
        "rejected": .list(
          rejected.map { file, failure in
            [
              "file": .text(file), "id": .text(failure.id), "reason": .text(failure.message),
              "hints": .list(failure.hints.map { .text($0) }),
            ]
          }),
        "dry_run": .bool(isPreview),
      ], lines: lines, notes: notes, status: status)
    report.lists = [
      Report.List(name: "imported", count: imported.count) { try json(imported[$0]) },
      Report.List(name: "duplicates", count: duplicates.count) { try json(duplicates[$0]) },
      Report.List(name: "held", count: held.count) { range in
        let rows = held[range]
        return zip(try json(rows.map(\.row)[...]), rows).map { row, held in
          row.adding([
            .init(name: "reason", value: .text(held.reason.words)),
            .init(name: "other", value: JSON(held.reason.other)),
          ])
        }
      },
    ]
    report.details = { allRows { ["\($0.file): \($0.bill.id)"] } }
    return report
  }

  private func json(_ rows: ArraySlice<Row>) throws -> [JSON] {
    let others = rows.filter { $0.bill.kept == nil }.map(\.bill.id)
    let looked = try access.map { try Lookup($0).details(others) } ?? [:]
    return rows.map { row in
      [
        "file": .text(row.file),
        "bill": (row.bill.kept ?? looked[row.bill.id]).map(BillReport.json) ?? .null,
        "stated_amount": JSON(row.statedAmount),
        "remarks": .list(row.remarks.map { .text($0) }),
      ]
    }
  }

  // Good files beside bad ones are partly done; all bad is bad input.
  private var status: ExitStatus {
    if rejected.isEmpty && held.isEmpty { return .done }
    if imported.isEmpty && duplicates.isEmpty && held.isEmpty { return onlyCause ?? .badInput }
    return .partly
  }

  // The status of a file error or missing program when that is all there is.
  private var onlyCause: ExitStatus? {
    let statuses = Set(rejected.map(\.failure.status))
    return statuses.count == 1 ? statuses.first : nil
  }

  // Of several files it matters which ones were not new.
  private var lines: [String] {
    let known = Set(duplicates.map(\.file) + held.map(\.row.file))
    let isOneOfSeveral = (imported.map(\.file) + known).contains { $0 != known.first }
    return allRows { row in
      let isNamed = isOneOfSeveral && known.contains(row.file)
      return [isNamed ? "\(row.headline) from \(row.file)" : row.headline]
        + row.notes.map { "    \($0)" }
    }
  }

  private func allRows(_ words: (Row) -> [String]) -> [String] {
    imported.flatMap(words) + duplicates.flatMap(words) + held.flatMap { words($0.row) }
  }

  private var notes: [String] {
    if imported.isEmpty && duplicates.isEmpty && held.isEmpty && rejected.isEmpty {
      return ["No bills found."]
    }
    return rejected.flatMap { file, failure in
      ["not taken in: \(file): \(failure.message)"] + failure.hints.map { "  \($0)" }
    }
      + (imported.isEmpty || isPreview
        ? [] : ["Next: billctl bills list, billctl pay BILL"])
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

import BillActions
import BillCore

/// Bills and payments of the past as reports show them.
enum HistoryReport {
  static func list(_ items: [HistoryItem]) -> Report {
    Report(
      "history/1", list: "items", items.map(json), lines: table(items),
      notes: items.isEmpty ? ["Nothing found."] : [])
  }

  static func story(_ story: ShowHistory.Story) -> Report {
    Report(
      "history/1",
      [
        "items": .list([json(story.item)]), "payments": .list(story.payments.map(json)),
        "steps": .list(
          story.steps.map { step in
            ["at": JSON(step.at), "state": .text(step.state.rawValue), "note": JSON(step.note)]
          }),
        "events": .list(
          story.events.map { event in
            [
              "position": .number(event.position), "at": JSON(event.at),
              "kind": .text(event.kind), "detail": .text(event.detail),
            ]
          }),
      ],
      lines: table([story.item]) + part("Payments", table(story.payments))
        + part("Steps", table(story.steps)) + part("Events", table(story.events)))
  }

  /// A text for another program.
  static func export(_ text: String, as format: String, items: [JSON]? = nil) -> Report {
    var report = Report("history-export/1", ["as": .text(format), "text": .text(text)])
    report.text = text
    report.items = items
    return report
  }

  static func json(_ item: HistoryItem) -> JSON {
    [
      "at": JSON(item.at), "kind": .text(item.kind.rawValue), "id": JSON(item.id),
      "biller": .text(item.biller), "amount": JSON(item.amount?.decimalText),
      "currency": .text(item.currency.code), "state": .text(item.state),
      "reference": .text(item.reference), "with_bank": JSON(item.withBank?.decimalText),
    ]
  }

  private static func table(_ items: [HistoryItem]) -> [String] {
    var table = Table(
      [
        ("AT", .left), ("KIND", .left), ("ID", .left), ("BILLER", .left), ("AMOUNT", .right),
        ("STATE", .left), ("REFERENCE", .left),
      ], yielding: ["REFERENCE", "BILLER"], dropping: ["REFERENCE", "ID"])
    for item in items {
      table.add([
        item.at.description, item.kind.rawValue, item.id.short,
        item.biller, item.amount?.description ?? "any amount", item.stateText, item.reference,
      ])
    }
    return table.lines
  }

  private static func table(_ steps: [PaymentStep]) -> [String] {
    var table = Table([("AT", .left), ("STATE", .left), ("NOTE", .left)], yielding: ["NOTE"])
    for step in steps { table.add([step.at.description, step.state.rawValue, step.note ?? ""]) }
    return table.lines
  }

  private static func table(_ events: [BookEvent]) -> [String] {
    var table = Table([("AT", .left), ("EVENT", .left), ("DETAIL", .left)], yielding: ["DETAIL"])
    for event in events { table.add([event.at.description, event.kind, event.detail]) }
    return table.lines
  }

  private static func part(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines
  }
}

import BillCore

/// The content of a statement, from the heading to the last table, as strips.
struct StatementText {
  private let statement: Statement
  private let width: Double
  private let typesetter: Typesetter

  init(_ statement: Statement, width: Double, _ typesetter: Typesetter) {
    self.statement = statement
    self.width = width
    self.typesetter = typesetter
  }

  /// Throws `DocumentError.amounts` where amounts cannot be added.
  func flow() throws(DocumentError) -> Flow {
    var flow = Flow()
    appendFacts(to: &flow)
    if statement.sections.isEmpty {
      appendText("Nothing was charged or paid in this period.", .body, space: 14, to: &flow)
    }
    for section in statement.sections { try append(section, to: &flow) }
    return flow
  }

  private func appendFacts(to flow: inout Flow) {
    var facts = [["Account", statement.account]]
    if let holder = statement.holder { facts.append(["Holder", holder]) }
    facts.append(["Period", statement.periodText])
    facts.append(["As of", statement.madeText])
    for fact in facts {
      let label = typesetter.set(fact[0], .secondary)
      let value = typesetter.set(fact[1], .body, width: width - factIndent)
      flow.append(
        Block(
          cells: [
            .init(tag: .paragraph, text: label),
            .init(tag: .paragraph, text: value, x: factIndent),
          ], padding: 1.2))
    }
    if let day = statement.soFarUntil {
      appendText("The period has not ended: so far, until \(day).", .strong, space: 6, to: &flow)
    }
    if statement.isTest {
      appendText("Made in a test home: no real money moved.", .strong, space: 6, to: &flow)
    }
    appendText(
      "What you owe is positive; what is owed to you is negative.", .label, space: 8, to: &flow)
  }

  private func append(
    _ section: StatementSection, to flow: inout Flow
  ) throws(DocumentError) {
    let currency = typesetter.set(section.currency.code, .currency)
    flow.append(
      Block(
        cells: [.init(tag: .heading2, text: currency)], padding: 3, spaceBefore: 26,
        rule: .accent, keepsWithNext: true))
    appendBalance(of: section, to: &flow)
    try appendMovements(of: section, to: &flow)
    try appendBillers(of: section, to: &flow)
    appendInFlight(of: section, to: &flow)
    try appendRecordedLate(of: section, to: &flow)
  }

  private func appendBalance(of section: StatementSection, to flow: inout Flow) {
    let table = TableText(
      columns: [.init(title: "", width: .rest), .init(title: "", isAmount: true)],
      rows: [
        ["Opening balance on \(statement.from)", section.opening.decimalText],
        ["Charges", section.charges.decimalText],
        ["Credits", section.credits.decimalText],
        ["Payments", section.payments.decimalText],
      ],
      total: [statement.closingText, section.closing.description])
    table.append(to: &flow, width: width, typesetter)
  }

  private func appendMovements(
    of section: StatementSection, to flow: inout Flow
  ) throws(DocumentError) {
    appendHeading("Charges, credits and payments", to: &flow)
    guard !section.lines.isEmpty else {
      return appendText("None in this period.", .secondary, space: 2, to: &flow)
    }
    let sum = try section.sum(section.lines.map(\.amount))
    appendLines(section.lines, total: "Sum", sum, to: &flow)
  }

  private func appendBillers(
    of section: StatementSection, to flow: inout Flow
  ) throws(DocumentError) {
    guard !section.billers.isEmpty else { return }
    appendHeading("By biller", to: &flow)
    let owed = try section.sum(section.billers.map(\.closing))
    let table = TableText(
      columns: [
        .init(title: "Biller", width: .rest), .init(title: "Charges", isAmount: true),
        .init(title: "Credits", isAmount: true), .init(title: "Payments", isAmount: true),
        .init(title: "Owed on \(statement.balanceDay)", isAmount: true),
      ],
      rows: section.billers.map { biller in
        [
          biller.biller, biller.charges.decimalText, biller.credits.decimalText,
          biller.payments.decimalText, biller.closing.decimalText,
        ]
      },
      total: [
        "All billers", try section.sum(section.billers.map(\.charges)).decimalText,
        try section.sum(section.billers.map(\.credits)).decimalText,
        try section.sum(section.billers.map(\.payments)).decimalText, owed.decimalText,
      ])
    table.append(to: &flow, width: width, typesetter)
  }

  private func appendInFlight(of section: StatementSection, to flow: inout Flow) {
    guard !section.inFlightLines.isEmpty || !section.inFlight.isZero else { return }
    appendHeading("In flight (not part of the balance)", to: &flow)
    appendText(
      "Approved or written, but not in the bank's hands on \(statement.balanceDay).", .secondary,
      space: 0, isWithNext: true, to: &flow)
    appendLines(section.inFlightLines, total: "In flight", section.inFlight, to: &flow)
  }

  private func appendRecordedLate(
    of section: StatementSection, to flow: inout Flow
  ) throws(DocumentError) {
    guard !section.recordedLate.isEmpty else { return }
    appendHeading("Recorded late", to: &flow)
    appendText(
      "Lines of this period recorded after it had ended; part of the totals.", .secondary,
      space: 0, isWithNext: true, to: &flow)
    let sum = try section.sum(section.recordedLate.map(\.amount))
    appendLines(section.recordedLate, total: "Sum", sum, to: &flow)
  }

  private func appendLines(
    _ lines: [StatementLine], total: String, _ sum: Money, to flow: inout Flow
  ) {
    let table = TableText(
      columns: [
        .init(title: "Date", style: .secondary), .init(title: "Type"),
        .init(title: "Biller", width: .rest),
        .init(title: "Reference", width: .fit(most: 118), style: .secondary),
        .init(title: "State", width: .fit(most: 80), style: .secondary),
        .init(title: "Amount", isAmount: true),
      ],
      rows: lines.map { line in
        [
          line.date.description, line.kind.word, line.biller, line.title, line.stateText,
          line.amount.decimalText,
        ]
      },
      total: [total, "", "", "", "", sum.description])
    table.append(to: &flow, width: width, typesetter)
  }

  private func appendHeading(_ text: String, to flow: inout Flow) {
    flow.append(
      Block(
        cells: [.init(tag: .heading3, text: typesetter.set(text, .heading))], padding: 2,
        spaceBefore: 18, keepsWithNext: true))
  }

  private func appendText(
    _ text: String, _ style: TextStyle, space: Double, isWithNext: Bool = false,
    to flow: inout Flow
  ) {
    flow.append(
      Block(
        cells: [.init(tag: .paragraph, text: typesetter.set(text, style, width: width))],
        spaceBefore: space, keepsWithNext: isWithNext))
  }

  /// Where the values beside their labels begin, in points.
  private let factIndent = 64.0
}

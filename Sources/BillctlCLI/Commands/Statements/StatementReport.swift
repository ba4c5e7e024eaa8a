import BillCore

/// A statement as reports show it.
struct StatementReport {
  let statement: Statement

  var report: Report {
    var report = Report(
      "statement/1",
      [
        "period": .text(statement.period), "from": JSON(statement.from), "to": JSON(statement.to),
        "account": .text(statement.account), "test": .bool(statement.isTest),
        "made": JSON(statement.made), "so_far_until": JSON(statement.soFarUntil),
        "sections": .list(statement.sections.map(json)),
      ], lines: lines)
    report.items = statement.sections.flatMap(rows)
    return report
  }

  // MARK: JSON

  /// The lines of a section, one row each, with the part of the statement they stand in.
  private func rows(_ section: StatementSection) -> [JSON] {
    [
      ("movement", section.lines), ("in-flight", section.inFlightLines),
      ("recorded-late", section.recordedLate),
    ].flatMap { part, lines in
      lines.map { line in
        JSON.object([.init(name: "part", value: .text(part))]).adding(members(line))
      }
    }
  }

  private func json(_ section: StatementSection) -> JSON {
    [
      "currency": .text(section.currency.code), "opening": .text(section.opening.decimalText),
      "charges": .text(section.charges.decimalText), "credits": .text(section.credits.decimalText),
      "payments": .text(section.payments.decimalText),
      "closing": .text(section.closing.decimalText),
      "in_flight": .text(section.inFlight.decimalText),
      "lines": .list(section.lines.map(json)),
      "in_flight_lines": .list(section.inFlightLines.map(json)),
      "recorded_late": .list(section.recordedLate.map(json)),
      "billers": .list(section.billers.map(json)),
    ]
  }

  private func json(_ line: StatementLine) -> JSON { .object(members(line)) }

  private func members(_ line: StatementLine) -> [JSON.Member] {
    [
      .init(name: "date", value: JSON(line.date)),
      .init(name: "kind", value: .text(line.kind.rawValue)),
      .init(name: "biller", value: .text(line.biller)),
      .init(name: "reference", value: .text(line.reference)),
      .init(name: "bill", value: JSON(line.bill)),
      .init(name: "amount", value: .text(line.amount.decimalText)),
      .init(name: "currency", value: .text(line.amount.currency.code)),
      .init(name: "state", value: .text(line.state)),
      .init(name: "with_bank", value: JSON(line.withBank?.decimalText)),
    ]
  }

  private func json(_ total: BillerTotal) -> JSON {
    [
      "biller": .text(total.biller), "charges": .text(total.charges.decimalText),
      "credits": .text(total.credits.decimalText), "payments": .text(total.payments.decimalText),
      "closing": .text(total.closing.decimalText),
    ]
  }

  // MARK: For people

  private var lines: [String] {
    var lines = [
      "\(statement.isTest ? "TEST " : "")Statement \(statement.period)  "
        + "(\(statement.from) to \(statement.to))  \(statement.account)"
    ]
    if let day = statement.soFarUntil { lines.append("So far, until \(day).") }
    if statement.sections.isEmpty { lines += ["", "Nothing was charged or paid."] }
    for section in statement.sections { lines += [""] + self.lines(section) }
    return lines
  }

  private func lines(_ section: StatementSection) -> [String] {
    var balance = Table([(section.currency.code, .left), ("", .right)])
    balance.add(["opening", section.opening.description])
    balance.add(["charges", section.charges.description])
    balance.add(["credits", section.credits.description])
    balance.add(["payments", section.payments.description])
    balance.add([
      statement.soFarUntil == nil ? "closing" : "so far", section.closing.description,
    ])
    balance.add(["in flight", section.inFlight.description])
    return balance.lines + part("Movements", table(section.lines))
      + part("By biller", table(section.billers))
      + part("In flight, not part of the balance", table(section.inFlightLines))
      + part(
        "Recorded late, after the period had ended; part of the totals",
        table(section.recordedLate))
  }

  private func part(_ title: String, _ table: Table) -> [String] {
    table.isEmpty ? [] : ["", title] + table.lines
  }

  private func table(_ lines: [StatementLine]) -> Table {
    var table = Table(
      [
        ("DATE", .left), ("TYPE", .left), ("BILLER", .left), ("REFERENCE", .left),
        ("AMOUNT", .right), ("STATE", .left),
      ], yielding: ["REFERENCE", "BILLER"])
    for line in lines {
      table.add([
        line.date.description, line.kind.rawValue, line.biller, line.title,
        line.amount.description, line.stateText,
      ])
    }
    return table
  }

  private func table(_ totals: [BillerTotal]) -> Table {
    var table = Table(
      [
        ("BILLER", .left), ("CHARGES", .right), ("CREDITS", .right), ("PAYMENTS", .right),
        ("OWED", .right),
      ], yielding: ["BILLER"])
    for total in totals {
      table.add([
        total.biller, total.charges.description, total.credits.description,
        total.payments.description, total.closing.description,
      ])
    }
    return table
  }
}

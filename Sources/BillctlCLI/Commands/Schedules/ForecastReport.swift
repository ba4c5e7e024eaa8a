import BillActions
import BillCore

/// What is foreseen, as reports show it.
struct ForecastReport {
  private let result: ForecastPayments.Result
  private let until: CalendarDate

  init(_ result: ForecastPayments.Result, until: CalendarDate) {
    self.result = result
    self.until = until
  }

  var report: Report {
    get throws {
      let isBelow = result.lines.contains(where: \.isBelow)
      let nothing = result.lines.isEmpty ? ["Nothing is expected until \(until)."] : []
      let methods = try result.lines.map(json)
      return Report(
        "forecast/1",
        [
          "until": JSON(until), "next_payday": JSON(result.nextPayDay),
          "methods": .list(methods),
        ], lines: try Array(result.lines.map(section).joined(separator: [""])), notes: nothing,
        status: isBelow ? .conditionFailed : .done)
    }
  }

  // Each currency of an account by itself: one balance cannot hold two.
  private func section(_ line: ForecastPayments.Line) throws -> [String] {
    var table = Table(
      [("DATE", .left), ("WHAT", .left), ("AMOUNT", .right), ("BALANCE", .right)],
      yielding: ["WHAT"])
    for day in line.forecast.days {
      for (index, item) in day.items.enumerated() {
        let isLast = index == day.items.count - 1
        table.add([
          day.date.description, "\(item.name) (\(item.kind.rawValue))",
          item.amount?.description ?? "unknown",
          isLast ? day.balance?.description ?? "" : "",
        ])
      }
    }
    return try [name(line)] + table.lines + summary(line)
  }

  private func name(_ line: ForecastPayments.Line) -> String {
    "\(line.method.label) (\(line.forecast.currency))"
  }

  private func summary(_ line: ForecastPayments.Line) throws -> [String] {
    var lines: [String] = []
    let name = name(line)
    if line.isForeign, let own = line.method.currency {
      lines.append(
        "\(name): the account is in \(own), so none of this is in its balance or lowest; your bank "
          + "changes it at a rate nobody knows yet")
    }
    if let low = line.forecast.minimum {
      lines.append(
        "\(name): lowest \(low.balance) on \(low.date)"
          + (line.isBelow ? ", BELOW \(line.limit)" : ""))
    }
    if let day = result.nextPayDay {
      let leaving = try line.forecast.leaving(before: day)
      let unknown = leaving.unknown > 0 ? " and \(leaving.unknown) unknown" : ""
      lines.append("\(name): \(leaving.total)\(unknown) leave before pay-day \(day)")
    }
    if line.forecast.unknown > 0 {
      lines.append("\(name): \(counted(line.forecast.unknown, "amount")) not known, not counted")
    }
    return lines
  }

  private func json(_ line: ForecastPayments.Line) throws -> JSON {
    let forecast = line.forecast
    let before: JSON =
      try result.nextPayDay.map { day in
        let leaving = try forecast.leaving(before: day)
        return [
          "date": JSON(day), "total": .text(leaving.total.decimalText),
          "count": .number(Int64(leaving.count)), "unknown": .number(Int64(leaving.unknown)),
        ]
      } ?? .null
    return [
      "method": .text(line.method.label), "currency": .text(forecast.currency.code),
      "foreign": .bool(line.isForeign),
      "balance": JSON(forecast.start?.decimalText),
      "minimum": JSON(forecast.minimum?.balance.decimalText),
      "minimum_on": JSON(forecast.minimum?.date), "limit": .text(line.limit.decimalText),
      "below": .bool(line.isBelow), "unknown": .number(Int64(forecast.unknown)),
      "before_payday": before, "days": .list(forecast.days.map(json)),
    ]
  }

  private func json(_ day: Forecast.Day) -> JSON {
    [
      "date": JSON(day.date), "balance": JSON(day.balance?.decimalText),
      "items": .list(
        day.items.map { item in
          [
            "kind": .text(item.kind.rawValue), "name": .text(item.name),
            "amount": JSON(item.amount?.decimalText),
          ]
        }),
    ]
  }
}

import BillActions
import BillCore

/// The next dates of a schedule as reports show them.
enum PreviewReport {
  static func json(_ date: PreviewedDate, _ currency: Currency) -> JSON {
    [
      "period": .text(date.key.description), "date": JSON(date.nominal),
      "shifted": JSON(date.sendDate.shifted), "reason": JSON(date.sendDate.shiftWords),
      "send_on": JSON(date.sendDate.sendOn), "arrives": JSON(date.sendDate.arrives),
      "amount": JSON(date.amount?.decimalText), "currency": .text(currency.code),
      "unknown": JSON(date.amountRefusal.map { Failure($0).message }),
      "over_limit": JSON(date.excess?.words),
      "state": JSON(date.mark?.state.rawValue ?? (date.isPaused ? "paused" : nil)),
    ]
  }

  static func table(_ dates: [PreviewedDate]) -> [String] {
    var table = Table([
      ("DATE", .left), ("DUE", .left), ("EXECUTED", .left), ("ARRIVES", .left),
      ("AMOUNT", .right),
      ("", .left),
    ])
    for date in dates {
      let remarks = [
        date.mark?.state.rawValue, date.isPaused ? "paused, not paid" : nil,
        date.sendDate.shiftWords,
        date.amountRefusal.map { Failure($0).message },
        date.sendDate.isLate ? "arrives late" : nil,
        date.sendDate.missesPayDays ? "no pay-day meets it" : nil,
        date.excess.map { "HELD: \($0.words)" },
      ]
      table.add([
        date.nominal.description, date.sendDate.shifted?.description ?? "left out",
        date.sendDate.sendOn?.description ?? "", date.sendDate.arrives?.description ?? "",
        date.amount?.description ?? "unknown",
        remarks.compactMap { $0 }.joined(separator: "; "),
      ])
    }
    return table.lines
  }
}

extension SendDate {
  /// The due date where the rule for closed days moves it; nil where the period is left out.
  var shifted: CalendarDate? {
    for step in steps {
      switch step {
      case .moved(_, _, let date): return date
      case .skipped: return nil
      case .due, .arriveBefore, .lead, .payDay, .noPayDay, .cutOff, .late, .send: continue
      }
    }
    return due
  }

  /// Why it was moved: the weekend or the holidays by name.
  var shiftWords: String? {
    for step in steps {
      switch step {
      case .moved(_, let past, _), .skipped(let past): return past.words
      case .due, .arriveBefore, .lead, .payDay, .noPayDay, .cutOff, .late, .send: continue
      }
    }
    return nil
  }
}

extension [ClosedDay] {
  /// The weekend or the holidays by name, each once.
  var words: String {
    var seen: [String] = []
    for day in self where !seen.contains(day.reason.words) { seen.append(day.reason.words) }
    return seen.joined(separator: ", ")
  }
}

extension ClosedDay.Reason {
  var words: String {
    switch self {
    case .weekend: "weekend"
    case .holiday(let name): name
    }
  }
}

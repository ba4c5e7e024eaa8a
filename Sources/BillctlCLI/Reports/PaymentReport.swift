import BillActions
import BillCore

/// A payment as reports show it.
enum PaymentReport {
  static func json(_ details: PaymentDetails) -> JSON {
    let payment = details.payment
    return [
      "id": .text(payment.id.description), "bill": JSON(details.bill),
      "number": JSON(details.billNumber), "biller": .text(details.biller.name),
      "amount": .text(payment.amount.decimalText),
      "currency": .text(payment.amount.currency.code), "state": .text(payment.state.rawValue),
      "rail": .text(payment.railName), "method": .text(details.method.label),
      "execute_on": JSON(payment.executeOn), "expected_settle": JSON(payment.expectedSettle),
      "end_to_end_id": .text(payment.endToEndID), "batch": JSON(payment.batchID),
      "late": .bool(details.isLate), "note": JSON(payment.note), "next": .text(next(details)),
    ]
  }

  static func json(_ details: BatchDetails) -> JSON {
    let batch = details.batch
    return [
      "id": .text(batch.id.description), "rail": .text(batch.railName),
      "file": JSON(details.path), "sha256": JSON(batch.sha256),
      "payments": .number(Int64(batch.count)), "total": .text(batch.total.decimalText),
      "currency": .text(batch.total.currency.code), "message_id": JSON(batch.messageID),
      "state": .text(batch.state.rawValue), "execute_on": JSON(batch.executeOn),
      "execute_until": JSON(details.lastDay),
    ]
  }

  /// The table of `payments list`.
  static func table(_ payments: [PaymentDetails]) -> [String] {
    var table = Table(
      [
        ("PAYMENT", .left), ("BILLER", .left), ("NUMBER", .left), ("AMOUNT", .right),
        ("ON", .left), ("BY", .left), ("STATE", .left),
      ], yielding: ["BILLER", "NUMBER", "BY"])
    for details in payments {
      let payment = details.payment
      table.add([
        payment.id.short, details.biller.name, details.billNumber ?? "",
        payment.amount.description, payment.executeOn.description, payment.railName,
        details.stateText,
      ])
    }
    return table.lines
  }

  /// The table of `payments batches`.
  static func table(_ batches: [BatchDetails]) -> [String] {
    var table = Table(
      [
        ("BATCH", .left), ("BY", .left), ("PAYMENTS", .right), ("TOTAL", .right), ("ON", .left),
        ("STATE", .left), ("FILE", .left),
      ], yielding: ["FILE", "BY"], dropping: ["BY", "PAYMENTS"])
    for details in batches {
      let batch = details.batch
      table.add([
        batch.id.short, batch.railName, String(batch.count),
        batch.total.description, details.daysText, batch.state.rawValue,
        details.path ?? batch.fileName ?? "",
      ])
    }
    return table.lines
  }

  /// A payment that went wrong or of unknown outcome: which, why, and what to do.
  static func trouble(_ details: PaymentDetails) -> [String] {
    let payment = details.payment
    let reason = payment.note.map { ": \($0)" } ?? ""
    return [
      "\(payment.id.short)  \(details.biller.name) \(details.billNumber ?? ""), "
        + "\(payment.amount), \(payment.state.rawValue.uppercased())\(reason)",
      "  \(next(details))",
    ]
  }

  /// How a payment that is not at the bank is dropped; nil for one that cannot be.
  static func drop(_ details: PaymentDetails) -> String? {
    let id = details.payment.id.short
    switch details.payment.state {
    case .draft, .approved, .presented: return "or drop it: billctl payments cancel \(id)"
    case .emitted:
      let batch = details.payment.batchID?.short ?? ""
      return "or take the file back: billctl payments take-back \(batch)"
    case .staged, .delivered, .accepted, .sending, .sent, .unknown, .settled, .rejected, .returned,
      .failed, .expired, .takenBack, .cancelled:
      return nil
    }
  }

  /// What is still to do, in plain words.
  static func next(_ details: PaymentDetails) -> String {
    let id = details.payment.id.short
    switch details.payment.state {
    case .draft: return "confirm it"
    case .approved: return "NOT at the bank yet: billctl payments submit \(id)"
    case .presented: return "pay it, then: billctl payments done \(id)"
    case .staged: return "NOT at the bank yet; to finish the file: billctl payments submit"
    case .emitted:
      let batch = details.payment.batchID?.short ?? ""
      if details.isFileGone {
        let place = details.asidePath.map { "a restore moved it to \($0); " } ?? ""
        return
          "its file is GONE from the outbox; \(place)if you uploaded it: "
          + "billctl payments done \(batch); if nobody did: billctl payments resolve \(batch) --not-sent"
      }
      return "NOT at the bank yet: upload the file, then billctl payments done \(batch)"
    case .delivered, .accepted, .sent:
      return details.isLate
        ? "should have been booked by \(details.payment.expectedSettle), and the bank has not "
          + "answered here: look at your account"
        : "look for the booking in your account at the bank; billctl reads none yet"
          + (details.isOwnWord ? "; if it was never made: billctl payments done \(id) --undo" : "")
    case .sending: return "being sent"
    case .unknown:
      return "do NOT pay it again; ask the bank, then: billctl payments resolve \(id) --sent, "
        + "or: billctl payments resolve \(id) --not-sent"
    case .settled: return "nothing"
    case .rejected, .returned, .failed, .expired:
      // By its id: two billers may use one number.
      let bill = details.bill?.short
      return "the bill is open again"
        + (bill.map { "; when the cause is mended: billctl pay \($0)" } ?? "")
    case .takenBack, .cancelled: return "the bill is open again"
    }
  }
}

extension PaymentDetails {
  /// The state, and loudly what is wrong with it.
  var stateText: String {
    guard isLate else { return payment.state.rawValue }
    if payment.state.isDelivered { return "\(payment.state.rawValue) LATE, no answer of the bank" }
    let isHere = PaymentState.notAtBank.contains(payment.state)
    return payment.state.rawValue + (isHere ? " LATE, NOT AT THE BANK" : " LATE")
  }
}

extension BatchDetails {
  /// The day or days on which its payments are to be executed.
  fileprivate var daysText: String {
    lastDay == batch.executeOn ? "\(lastDay)" : "\(batch.executeOn) to \(lastDay)"
  }
}

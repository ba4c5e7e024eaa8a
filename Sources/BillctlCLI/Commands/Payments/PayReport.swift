import BillActions
import BillCore

/// How far payments got, in plain words.
struct PayReport {
  private let result: PayResult
  private let isHeld: Bool
  private let planned: PayPlanReport?
  /// Whether nobody was shown the plan.
  private let isPlanUnseen: Bool

  init(
    _ result: PayResult, isHeld: Bool = false, planned: PayPlanReport? = nil,
    isPlanUnseen: Bool = false
  ) {
    self.result = result
    self.isHeld = isHeld
    self.planned = planned
    self.isPlanUnseen = isPlanUnseen
  }

  var report: Report {
    Report(
      "pay/1",
      [
        "payments": .list(result.payments.map(PaymentReport.json)),
        "batches": .list(result.batches.map(PaymentReport.json)),
        "presented": .list(result.presented.map(json)),
        "repeated": .bool(result.isRepeated),
        "netted": .list((planned?.plan.netted ?? []).map { JSON($0.bill.bill.id) }),
        "left_out": planned?.leftOut ?? [],
      ], lines: lines, drawing: drawing, notes: notes, status: status)
  }

  private func json(_ shown: PayResult.Presented) -> JSON {
    switch shown.form {
    case .code(let code, let picture):
      [
        "payment": .text(shown.payment.id.description),
        "payload": .text(String(decoding: code.payload, as: UTF8.self)), "picture": JSON(picture),
      ]
    case .worklist(let line):
      [
        "payment": .text(shown.payment.id.description), "payload": .null, "picture": .null,
        "biller": .text(line.biller), "url": JSON(line.url),
        "customer_number": JSON(line.customerNumber), "account": JSON(line.account?.number),
        "amount": .text(line.amount.decimalText), "currency": .text(line.amount.currency.code),
        "reference": JSON(line.reference), "send_by": JSON(line.sendBy),
      ]
    }
  }

  private var lines: [String] {
    var lines = result.isRepeated ? ["This key was used before; nothing more was paid."] : []
    lines += PaymentReport.table(result.payments)
    lines += (planned?.netted ?? []).map { "By credits, no money moved: \($0)" }
    if lines.isEmpty { return ["Nothing to pay."] }
    if isHeld {
      lines.append("Approved and held. Hand over with: billctl payments submit")
    }
    for batch in result.batches where batch.batch.state == .emitted {
      let id = batch.batch.id.short
      lines += [
        "", "File written: \(batch.path ?? "")",
        "NOT at the bank yet; upload it, then: billctl payments done \(id)",
      ]
    }
    let troubled = result.payments.filter {
      $0.payment.state.wentWrong || $0.payment.state == .unknown
    }
    if !troubled.isEmpty { lines += [""] + troubled.flatMap(PaymentReport.trouble) }
    return lines + result.presented.enumerated().flatMap { words($1, caption(of: $1, at: $0)) }
  }

  // Several codes look alike; each is told by its biller and amount.
  private func caption(of shown: PayResult.Presented, at index: Int) -> String {
    let biller = result.payments.first { $0.payment.id == shown.payment.id }?.biller.name ?? ""
    let place = result.presented.count > 1 ? "\(index + 1) of \(result.presented.count): " : ""
    return (result.isTest ? "TEST " : "") + "\(place)\(biller), \(shown.payment.amount)"
  }

  private func words(_ shown: PayResult.Presented, _ caption: String) -> [String] {
    let done =
      "NOT paid yet; pay it, then: billctl payments done \(shown.payment.id.short)"
    switch shown.form {
    case .code(_, let picture):
      return [
        "", caption,
        "Scan the code with your bank app" + (picture.map { " (also in \($0))" } ?? ""),
        "It carries no date: choose \(shown.payment.executeOn) in the app", done,
      ]
    case .worklist(let line):
      var lines = ["", "To do by \(line.sendBy): \(line.biller), \(line.amount)"]
      if let account = line.account { lines.append("    account    \(account.number)") }
      if let name = line.account?.name { lines.append("    name       \(name)") }
      if let reference = line.reference { lines.append("    reference  \(reference)") }
      if let number = line.customerNumber { lines.append("    customer   \(number)") }
      if let url = line.url { lines.append("    page       \(url)") }
      return lines + [done]
    }
  }

  private var drawing: [String] {
    result.presented.enumerated().flatMap { index, shown -> [String] in
      switch shown.form {
      case .code(let code, _): ["", caption(of: shown, at: index)] + code.symbol.terminalLines()
      case .worklist: []
      }
    }
  }

  // A biller's name is written the same way in each of its payments, which is worth one line.
  private var notes: [String] {
    var said: Set<String> = []
    let unseen = isPlanUnseen ? planned?.notes ?? [] : []
    return unseen
      + result.notes.map { note in
        switch note.change {
        case .rewritten:
          "\(note.field.fieldWords): \"\(note.original)\" is written \"\(note.written)\""
        case .shortened:
          "\(note.field.fieldWords): \"\(note.original)\" is shortened to \"\(note.written)\""
        case .leftOut: "\(note.field.fieldWords): \"\(note.original)\" is left out"
        }
      }.filter { said.insert($0).inserted } + (planned?.leftOutLines ?? [])
  }

  // Unknown outcomes outweigh refusals, and both a part that went well.
  private var status: ExitStatus {
    let states = result.payments.map(\.payment.state)
    if states.contains(.unknown) { return .unknown }
    let failed = states.filter { $0 == .failed || $0 == .rejected }.count
    if failed == 0 { return planned?.status ?? .done }
    // What was not tried any more after a method was declined is not a part that went well.
    let cancelled = states.filter { $0 == .cancelled }.count
    return failed + cancelled == states.count ? .railRefused : .partly
  }
}

import BillActions
import BillCore

/// An account as reports show it.
enum AccountReport {
  /// The report of what changes the account.
  static func report(_ access: ReadAccess, lines: [String] = []) throws -> Report {
    let causes = try StandingCause.all(access)
    return Report("account/1", ["account": json(access.account, causes)], lines: lines)
  }

  /// The whole report of `account show`, and of what changes the settings, with members of its own
  /// behind it.
  static func whole(
    _ account: Account, _ access: ReadAccess, _ causes: [StandingCause],
    more: [JSON.Member] = [], lines: [String]
  ) throws -> Report {
    let body: JSON = [
      "account": json(account, causes), "income": json(try access.income()),
      "limits": json(try access.limits()), "notices": json(try access.noticeSettings()),
      "former_addresses": .list(try access.formerAddresses().map { .text($0) }),
      "pending": json(try AwaitedChanges(access)), "causes": StandingReport.json(causes),
    ]
    return Report("account/1", body.adding(more), lines: lines)
  }

  /// What making the account would come to; nothing was made, and there is no recovery key.
  static func preview(_ account: Account, lines: [String] = []) -> Report {
    Report(
      "account/1", ["account": json(account, []), "dry_run": true],
      lines: [
        "would make the \(account.isTest ? "test " : "")account \(account.email) of "
          + "\(account.name), zone \(account.zone)"
      ] + lines + ["Nothing was done."])
  }

  /// `[{currency, per_payment, per_day}]`.
  static func json(_ limits: [MoneyLimit]) -> JSON {
    .list(
      limits.map { limit in
        [
          "currency": .text(limit.currency.code),
          "per_payment": JSON(limit.perPayment?.decimalText),
          "per_day": JSON(limit.perDay?.decimalText),
        ]
      })
  }

  /// `{id, email, email_confirmed, state, test}` and what is known besides; the state is what its
  /// causes say.
  static func json(_ account: Account, _ causes: [StandingCause]) -> JSON {
    [
      "id": .text(account.id.description), "email": .text(account.email),
      "email_confirmed": .bool(account.emailState == .confirmed),
      "email_state": .text(account.emailState.rawValue), "name": .text(account.name),
      "state": .text(causes.state.rawValue), "test": .bool(account.isTest),
      "phone_last4": JSON(account.phoneLast4),
      "phone_confirmed": .bool(account.phoneConfirmedAt != nil),
      "support_reference": .text(account.supportReference), "address": address(account.address),
      "zone": .text(account.zone), "created": JSON(account.createdAt),
      "terms": JSON(account.termsVersion?.description),
      "password_changed": JSON(account.passwordChangedAt),
    ]
  }

  /// The lines of `account show`.
  static func lines(_ access: ReadAccess, _ causes: [StandingCause]) throws -> [String] {
    let (account, settings) = (access.account, try access.noticeSettings())
    let awaited = try AwaitedChanges(access)
    var table = Table([("ACCOUNT", .left), (account.email, .left)])
    table.add(["name", account.name])
    table.add(["address", addressLine(account.address)])
    table.add(["phone", phoneWords(account)])
    if let phone = awaited.phone { table.add(["new phone", "\(phone), waits for its code"]) }
    let stoppable = try access.stoppableUntil()
    if let until = stoppable.phone {
      table.add(["", "can be undone until \(until) by the number before it"])
    }
    table.add(["e-mail", account.emailState.rawValue])
    if let email = awaited.email { table.add(["new e-mail", "\(email), waits for its code"]) }
    if let until = stoppable.email {
      table.add(["", "can be undone until \(until) by the address before it"])
    }
    for email in try access.formerAddresses() { table.add(["also", "\(email), merged"]) }
    table.add(["zone", account.zone])
    if let words = words(try access.income()) { table.add(["pay-days", words]) }
    for limit in try access.limits() {
      if let amount = limit.perPayment { table.add(["limit a payment", amount.description]) }
      if let amount = limit.perDay { table.add(["limit a day", amount.description]) }
    }
    table.add(["state", causes.state.rawValue])
    table.add([
      "notices",
      NoticeKind.allCases.map { "\($0.rawValue)=\(settings[$0].rawValue)" }.joined(separator: " "),
    ])
    table.add(["terms", account.termsVersion.map { "version \($0) accepted" } ?? "not accepted"])
    table.add(["support reference", account.supportReference])
    table.add(["since", account.createdAt.utcDate.description])
    table.add(["password of", account.passwordChangedAt.utcDate.description])
    return table.lines
  }

  /// `{email, phone_last4}`.
  private static func json(_ awaited: AwaitedChanges) -> JSON {
    ["email": JSON(awaited.email), "phone_last4": JSON(awaited.phone?.suffix(4))]
  }

  /// `{login: mail, …}`.
  private static func json(_ settings: NoticeSettings) -> JSON {
    .object(
      NoticeKind.allCases.map {
        JSON.Member(name: $0.rawValue, value: .text(settings[$0].rawValue))
      })
  }

  /// `{payday, rrule, pay, currency}`, or null.
  static func json(_ income: Income?) -> JSON {
    guard let income else { return .null }
    return [
      "payday": JSON(words(income)), "rrule": JSON(income.payDay.recurrence.rule),
      "pay": JSON(income.amount?.decimalText), "currency": JSON(income.amount?.currency.code),
    ]
  }

  /// When pay comes in and how much.
  static func words(_ income: Income?) -> String? {
    income.map { income in
      income.payDay.recurrence.phrase(businessDays: income.payDay.rule)
        + (income.amount.map { ", \($0)" } ?? "")
    }
  }

  private static func phoneWords(_ account: Account) -> String {
    guard account.phoneLast4 != nil else { return "none" }
    return account.maskedPhone + (account.phoneConfirmedAt == nil ? ", not confirmed" : "")
  }

  private static func address(_ address: PostalAddress?) -> JSON {
    guard let address else { return .null }
    return [
      "street": JSON(address.street), "building": JSON(address.building),
      "postcode": JSON(address.postcode), "town": JSON(address.town),
      "country": JSON(address.country),
    ]
  }

  private static func addressLine(_ address: PostalAddress?) -> String {
    guard let address else { return "none" }
    let parts = [
      [address.street, address.building], [address.postcode, address.town], [address.country],
    ]
    return parts.map { $0.compactMap { $0 }.joined(separator: " ") }.filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

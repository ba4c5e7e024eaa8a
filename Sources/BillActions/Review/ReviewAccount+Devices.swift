import BillCore
import BillCredentials
import BillStore

extension ReviewAccount {
  /// A device that was not used for so long will soon not be trusted any more.
  private static let unusedDays: Int64 = 21

  func devices() throws -> [ReviewLine] {
    let entries = try AccountDevices().list(access)
    guard !entries.isEmpty else {
      return [ReviewLine(.devices, .good, "none is trusted, not even this machine")]
    }
    let stale = entries.filter {
      days(since: $0.device.facts.lastUsed) >= ReviewAccount.unusedDays
    }
    let names = entries.map { NoticeText.quoted($0.device.facts.label) }.joined(separator: ", ")
    guard !stale.isEmpty else {
      return [ReviewLine(.devices, .good, "\(entries.count) trusted: \(names)")]
    }
    return stale.map { entry in
      let facts = entry.device.facts
      let name = entry.isCurrent ? "this machine" : NoticeText.quoted(facts.label)
      return ReviewLine(
        .devices, .warn,
        "\(name) had no login since \(day(facts.lastUsed)), trusted until \(day(facts.expires))",
        fix: entry.isCurrent
          ? "billctl login" : "billctl account devices revoke \(facts.id.short)")
    }
  }

  func phone() throws -> [ReviewLine] {
    if let waiting = try PhoneConfirmation(access).awaited() {
      return [
        ReviewLine(
          .phone, .warn, "\(waiting) is not confirmed: no code and no notice goes there",
          fix: "billctl account resend --phone")
      ]
    }
    let isSet = access.account.phoneConfirmedAt != nil
    return [
      ReviewLine(.phone, .good, isSet ? "\(access.account.maskedPhone) is confirmed" : "none")
    ]
  }

  func limits() throws -> [ReviewLine] {
    let limits = try access.limits() + access.home.configuration().limits
    let parts = limits.flatMap { limit in
      [
        limit.perPayment.map { "\($0) a payment" }, limit.perDay.map { "\($0) a day" },
      ].compactMap { $0 }
    }
    guard !parts.isEmpty else {
      return [
        ReviewLine(
          .limits, .warn, "none set: a live session may send any amount to whom you accepted",
          fix: "billctl account set --limit-per-payment AMOUNT --limit-per-day AMOUNT")
      ]
    }
    let most = parts.joined(separator: ", ")
    return [ReviewLine(.limits, .good, "at most \(most) without password and code")]
  }

  /// A lock that holds elsewhere and not at this trusted device.
  func lockElsewhere() throws -> ReviewLine? {
    let (home, books, id) = (access.home, access.books, access.account.id)
    let (here, elsewhere) = try books.read { reader in
      (
        try Attempts.lock(home, books, id, reader),
        try Attempts.lock(home, books, id, reader, bucket: nil)
      )
    }
    guard here == nil, elsewhere != nil else { return nil }
    return ReviewLine(
      .account, .warn,
      "somebody failed too often: whoever is not at a trusted device is locked out, you are not",
      fix: "billctl account activity")
  }
}

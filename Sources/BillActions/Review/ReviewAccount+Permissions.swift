import BillCore
import BillStore

extension ReviewAccount {
  /// An end this near is said.
  private static let soonDays = 30

  func agent() throws -> [ReviewLine] {
    let health = try AgentHealth(access.home, access.account.id)
    let fix = "billctl schedule agent enroll"
    if health.problems.contains(.tampered) {
      return [
        ReviewLine(.agent, .bad, "a schedule was altered from outside", fix: ReviewAccount.doctor)
      ]
    }
    switch health.state {
    case .none, .revoked:
      return [ReviewLine(.agent, .good, "none: nothing is paid unattended")]
    case .expired: return [ReviewLine(.agent, .warn, "its term is over", fix: fix)]
    case .working:
      guard let agent = health.agent else { return [] }
      let left = (agent.notAfter.seconds - access.world.now.seconds) / 86_400
      let grade: ReviewLine.Grade = left <= ReviewAccount.soonDays ? .warn : .good
      return [ReviewLine(.agent, grade, "may pay until \(day(agent.notAfter))", fix: fix)]
    }
  }

  func permissions() throws -> [ReviewLine] {
    let key = try access.home.installKey()
    let schedules = try access.books.read { reader in
      try reader.schedules().map { try $0.genuine(key) }
    }.filter { ($0.state == .active || $0.state == .paused) && $0.runsUnattended }
    guard !schedules.isEmpty else {
      return [ReviewLine(.permissions, .good, "no schedule may pay")]
    }
    return schedules.map { schedule in
      let name = NoticeText.quoted(schedule.name)
      if let cap = schedule.amount.cap {
        return ReviewLine(.permissions, .good, "\(name): at most \(cap) each time")
      }
      if case .fixed(let amount) = schedule.amount.basis {
        return ReviewLine(.permissions, .good, "\(name): \(amount) each time")
      }
      return ReviewLine(
        .permissions, .warn, "\(name): no cap on what it pays",
        fix: "billctl schedule edit \(schedule.id) --cap AMOUNT")
    }
  }

  func methods() throws -> [ReviewLine] {
    let (methods, uses) = try access.books.read { (try $0.methods(), try $0.lastUses()) }
    let lines = methods.compactMap { line($0, lastUse: uses[$0.id]) }
    guard lines.isEmpty else { return lines }
    return [
      ReviewLine(
        .methods, .good, methods.isEmpty ? "the wallet is empty" : "\(methods.count) in use")
    ]
  }

  private func line(_ method: PaymentMethod, lastUse: Instant?) -> ReviewLine? {
    let name = "\(NoticeText.quoted(method.label)) …\(method.last4)"
    let remove = "billctl wallet remove \(method.id)"
    switch method.obstacle(on: access.today) {
    case .expired(let month)?:
      return ReviewLine(.methods, .warn, "\(name) expired \(month)", fix: remove)
    case .declined?:
      return ReviewLine(.methods, .warn, "\(name) is declined by its rail", fix: remove)
    case .numberLost?:
      return ReviewLine(
        .methods, .warn, "\(name) waits for its number, which was lost",
        fix: "billctl wallet edit \(method.id) --number NUMBER")
    case .removed?: return nil
    case nil: break
    }
    if let expires = method.expires,
      expires.lastDay <= access.today.adding(days: 2 * ReviewAccount.soonDays)
    {
      return ReviewLine(.methods, .warn, "\(name) expires \(expires)", fix: remove)
    }
    guard days(since: lastUse ?? method.createdAt) > ReviewAccount.yearDays else { return nil }
    let since = lastUse.map { "since \(day($0))" } ?? "ever"
    return ReviewLine(.methods, .warn, "\(name) was not used \(since)", fix: remove)
  }

  func standing() throws -> [ReviewLine] {
    let causes = try StandingCause.all(access)
    var lines = causes.map { cause in
      let (words, remedy) = self.cause(cause)
      return ReviewLine(.account, ReviewAccount.grade(cause), words, fix: remedy)
    }
    let account = access.account
    if account.suspendedAt == nil, account.termsVersion != Terms.version {
      lines.append(
        ReviewLine(
          .account, .warn, "the terms are not accepted", fix: "billctl account terms --accept"))
    }
    // Counters that were altered are among the causes.
    if causes.state != .flagged { lines += try [lockElsewhere()].compactMap { $0 } }
    return lines.isEmpty ? [ReviewLine(.account, .good, "nothing is the matter with it")] : lines
  }

  private static func grade(_ cause: StandingCause) -> ReviewLine.Grade {
    switch cause {
    case .tampered, .behind, .mergedAway: .bad
    case .frozen, .suspended, .needsVerification, .locked, .suspectedPayees: .warn
    }
  }
}

import BillCore
import BillCredentials
import BillStore

/// Looks at everything that decides how safe an account is; changes nothing.
package struct ReviewAccount: Sendable {
  let access: ReadAccess
  /// What an error is in words; the command line has them.
  private let words: @Sendable (any Error) -> String
  /// What keeps an account from being in good standing, and the command that ends it.
  let cause: @Sendable (StandingCause) -> (words: String, remedy: String)

  package init(
    _ access: ReadAccess, words: @escaping @Sendable (any Error) -> String,
    cause: @escaping @Sendable (StandingCause) -> (words: String, remedy: String)
  ) {
    self.access = access
    self.words = words
    self.cause = cause
  }

  /// Every line; what cannot be looked at is bad.
  package func perform() -> [ReviewLine] {
    let looks: [(ReviewLine.Topic, () throws -> [ReviewLine])] = [
      (.password, password), (.factors, factors), (.recoveryKey, recoveryKey),
      (.recoveryCodes, recoveryCodes), (.email, email), (.phone, phone), (.devices, devices),
      (.sessions, sessions), (.agent, agent), (.permissions, permissions), (.limits, limits),
      (.methods, methods), (.account, standing),
      (.eventLog, eventLog), (.files, files), (.mail, mail), (.notices, notices),
      (.backup, backup), (.restoreTest, restoreTest),
    ]
    return looks.flatMap { look($0.0, $0.1) }
  }

  private func look(_ topic: ReviewLine.Topic, _ body: () throws -> [ReviewLine]) -> [ReviewLine] {
    do {
      return try body()
    } catch {
      return [ReviewLine(topic, .bad, words(error), fix: ReviewAccount.doctor)]
    }
  }

  static let doctor = "billctl doctor"
  static let yearDays: Int64 = 365

  func days(since moment: Instant) -> Int64 {
    (access.world.now.seconds - moment.seconds) / 86_400
  }

  func day(_ moment: Instant) -> String {
    (access.world.civilDate(moment, access.account.zone) ?? moment.utcDate).description
  }

  // MARK: What opens the account

  // Its strength was measured when it was set; without the password nobody can measure it again.
  private func password() -> [ReviewLine] {
    let set = access.account.passwordChangedAt
    let age = days(since: set)
    let measured = "set on \(day(set)), when its strength was last measured (strong enough)"
    guard age > ReviewAccount.yearDays else {
      return [ReviewLine(.password, .good, measured)]
    }
    return [
      ReviewLine(
        .password, .warn, "\(measured); more than a year ago", fix: "billctl account password")
    ]
  }

  private func factors() throws -> [ReviewLine] {
    let active = try access.books.read { try $0.factors() }.filter { $0.state == .active }
    let fix = "billctl mfa enroll totp"
    guard !active.isEmpty else {
      return [ReviewLine(.factors, .warn, "none: the password alone opens the account", fix: fix)]
    }
    let names = active.map { factor in
      "\(factor.kind.rawValue) (\(NoticeText.quoted(factor.label))), "
        + (factor.kind.isSent ? "weak" : "strong")
    }
    let detail = names.joined(separator: "; ")
    guard active.contains(where: { !$0.kind.isSent }) else {
      return [
        ReviewLine(
          .factors, .warn, "\(detail): who reads your messages has it too; add an app", fix: fix)
      ]
    }
    return [ReviewLine(.factors, .good, detail)]
  }

  private func recoveryKey() throws -> [ReviewLine] {
    let (slot, recovered) = try access.books.read { reader in
      (try reader.slot(.recovery), try reader.lastEvent(of: "account.recovered"))
    }
    guard let slot else {
      return [
        ReviewLine(
          .recoveryKey, .bad, "none: a forgotten password loses the account",
          fix: "billctl account recover new-key")
      ]
    }
    let used = recovered.map { "the account was last recovered on \(day($0.at))" } ?? "never used"
    return [ReviewLine(.recoveryKey, .good, "made on \(day(slot.created)), \(used)")]
  }

  private static let fewCodes = 3

  private func recoveryCodes() throws -> [ReviewLine] {
    let found = try ListFactors().perform(access)
    guard found.factors.contains(where: { $0.state == .active }) else {
      return [ReviewLine(.recoveryCodes, .good, "none needed without a second factor")]
    }
    let left = found.recoveryCodesLeft
    let grade: ReviewLine.Grade = left == 0 ? .bad : left <= ReviewAccount.fewCodes ? .warn : .good
    return [
      ReviewLine(
        .recoveryCodes, grade, left == 0 ? "none left" : "\(left) left",
        fix: "billctl mfa recovery-codes")
    ]
  }

  private func email() throws -> [ReviewLine] {
    let address = access.account.email
    let fix = "billctl account resend"
    let own =
      switch access.account.emailState {
      case .confirmed: ReviewLine(.email, .good, "\(address) is confirmed")
      case .selfAttested:
        ReviewLine(.email, .warn, "\(address) was never confirmed by a code", fix: fix)
      case .unconfirmed:
        ReviewLine(
          .email, .bad, "\(address) is not confirmed: no notice goes there", fix: fix)
      }
    guard let waiting = try EmailConfirmation(access).awaited(), waiting != address else {
      return [own]
    }
    return [own, ReviewLine(.email, .warn, "\(waiting) waits for its code", fix: fix)]
  }

  private func sessions() throws -> [ReviewLine] {
    let entries = try AccountSessions().list(access)
    let others = entries.filter { !$0.isCurrent }.count
    guard others > 0 else { return [ReviewLine(.sessions, .good, "only yours")] }
    return [
      ReviewLine(
        .sessions, .warn, "\(others) beside yours: billctl account sessions",
        fix: "billctl account sessions --end-others")
    ]
  }
}

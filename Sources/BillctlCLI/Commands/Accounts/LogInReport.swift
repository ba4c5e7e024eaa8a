import BillActions
import BillCore

/// What a login says: who is in, how unusual that was, and the session where it was printed.
struct LogInReport {
  let entry: LogIn.Entry
  let wantedTrust: Bool

  func report() throws -> Report {
    guard let printed = entry.printed else { return try kept() }
    var report = Report("session/1", LogInReport.json(printed, entry))
    report.text = printed.text + "\n"
    report.notes = [LogInReport.sentence(printed)] + warnings
    return report
  }

  private func kept() throws -> Report {
    let account = entry.access.account
    var lines = ["Logged in as \(account.email)."]
    if account.frozenAt != nil {
      lines.append("The account is frozen, nothing is paid: billctl account unfreeze")
    }
    if entry.isNewlyTrusted {
      lines.append("This machine is trusted for 30 days from each login.")
    } else if wantedTrust {
      lines.append("This machine was trusted already.")
    }
    let causes = try StandingCause.all(entry.access)
    return Report(
      "account/1",
      [
        "account": AccountReport.json(account, causes),
        "risk": RiskWords.json(entry.record),
        "device_trusted": .bool(entry.isTrusted),
      ], lines: lines, notes: warnings)
  }

  private var warnings: [String] {
    let risk = entry.record.risk
    var lines: [String] = []
    switch risk.level {
    case .normal: break
    case .secondFactor, .locked:
      lines.append("This login was unusual (score \(risk.score)):")
      lines += RiskWords.lines(entry.record).map { "  \($0)" }
      if !entry.hadSecondFactor {
        lines += [
          "It should ask for a second factor, and none is enrolled: the password alone let you in.",
          "Enrol one: billctl mfa enroll totp",
        ]
      }
    }
    if !entry.isTrusted {
      lines.append(
        "This machine is not trusted, so the session ends after 8 hours; to trust it: "
          + "billctl login --trust-device")
    }
    return lines + entry.record.unread.map { "Could not be read, and was not asked: \($0)" }
  }

  private static func sentence(_ printed: PrintedSession) -> String {
    switch printed.scope {
    case .read: "It may look until \(printed.expires) or the next restart."
    case .money:
      "It may look until \(printed.expires) or the next restart, and spend while it is used, "
        + "5 minutes after each use and 8 hours at most."
    }
  }

  private static func json(_ printed: PrintedSession, _ entry: LogIn.Entry) -> JSON {
    [
      "token": .text(printed.text), "scope": .text(printed.scope.rawValue),
      "expires": JSON(printed.expires), "spends_until": JSON(printed.spendsUntil),
      "account": .text(entry.access.account.email), "risk": RiskWords.json(entry.record),
      "device_trusted": .bool(entry.isTrusted),
    ]
  }
}

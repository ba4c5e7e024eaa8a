import BillActions
import BillCore

/// What `start` shows: the recovery key, once, and what comes next.
struct StartReport {
  let result: StartAccount.Result
  let method: AddBank?
  let rail: RailKind?

  var report: Report {
    let account = result.access.account
    return Report(
      "account/1",
      [
        "account": AccountReport.json(account, []),
        "recovery_key": .text(result.recoveryKey.text),
      ], lines: lines(account))
  }

  private func lines(_ account: Account) -> [String] {
    var lines = ["The account \(account.email) is ready, and you are logged in."]
    if account.isTest { lines.append("This is a TEST home: nothing here reaches a bank.") }
    lines += [
      "", "Your recovery key, shown this once. Write it down and keep it away from this machine:",
      "", "    \(result.recoveryKey.text)", "",
      "Without it and your password nobody can open the sealed parts of this account.",
    ]
    switch result.confirmation {
    case nil: break
    case .handedOver: lines.append("A code was mailed to you: billctl account confirm CODE")
    case .kept(let path):
      lines += [
        "No mail program took the confirmation code; the mail lies in \(path).",
        "Type its code: billctl account confirm CODE",
      ]
    }
    lines += [
      "", method == nil ? "Next: billctl wallet add bank IBAN" : "Next: billctl import INVOICE",
      "Recommended: a second factor, with billctl mfa enroll totp",
    ]
    return lines
  }
}

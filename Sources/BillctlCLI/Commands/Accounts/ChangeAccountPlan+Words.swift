import BillActions
import BillCore

extension ChangeAccount.Plan {
  /// What would change, a line each.
  var lines: [String] {
    settings.changes.map { "\($0.setting): \(shown($0.old)) -> \(shown($0.new))" }
      + incomeLines + limits.changes.map { "\($0.setting): \($0.old) -> \($0.new)" }
      + notices.map {
        "notices, \($0.change.kind.rawValue): \($0.before.rawValue) -> "
          + $0.change.channel.rawValue
      }
      + [
        phone.map { "phone: \(shown($0.old)) -> \(shown($0.new))" },
        email.map { "e-mail: \($0.old) -> \($0.new.text)" },
      ].compactMap { $0 }
  }

  /// The same for whoever only looks.
  var preview: [String] {
    (lines.isEmpty ? ["Nothing would change."] : lines.map { "would change \($0)" })
      + ["Nothing was done."]
  }

  private var incomeLines: [String] {
    guard let income else { return [] }
    let (before, after) = (AccountReport.words(income.before), AccountReport.words(income.after))
    return ["pay-days: \(before ?? "none") -> \(after ?? "none")"]
  }

  /// What became of it, and what is to be done.
  func lines(_ result: ChangeAccount.Result) -> [String] {
    let phoneLines = phone.flatMap { plan in result.phone.map { words($0, plan) } } ?? []
    let emailLines = email.flatMap { plan in result.email.map { words($0, plan) } } ?? []
    return phoneLines + emailLines
  }

  private func words(_ outcome: ChangePhone.Outcome, _ plan: ChangePhone.Plan) -> [String] {
    switch outcome {
    case .removed: []
    case .codeSent:
      ["A code was texted to \(plan.new). Type it: billctl account confirm CODE --phone"]
    case .unconfirmed(let error):
      [
        "The number stays unconfirmed: \(error.failure.sentence).",
        "When that works: billctl account resend --phone",
      ]
    case .waits:
      [
        "A code was texted to \(plan.new). Type it: billctl account confirm CODE --phone",
        "Until then \(plan.old) stays. It was told, and can undo the change for 48 hours.",
      ]
    }
  }

  private func words(_ outcome: ChangeEmail.Outcome, _ plan: ChangeEmail.Plan) -> [String] {
    let sent =
      switch outcome.code {
      case .handedOver: "A code was mailed to \(plan.new.text)."
      case .kept(let path): "No mail program took the code; the mail lies in \(path)."
      }
    let told =
      switch outcome.notice {
      case .handedOver: "which was told and can undo it for 48 hours."
      case .kept(let path):
        "which can undo it for 48 hours. The mail that tells it how was not sent: \(path)"
      }
    return [
      "\(sent) Type it: billctl account confirm CODE",
      "Until then you log in as \(plan.old), \(told)",
    ]
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "none" : text }
}

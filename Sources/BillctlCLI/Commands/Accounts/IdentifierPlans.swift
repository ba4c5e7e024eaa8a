import BillActions
import BillCore

/// The changes of phone number and e-mail address that one `account set` was asked for.
struct IdentifierPlans {
  private let phone: (action: ChangePhone, plan: ChangePhone.Plan)?
  private let email: (action: ChangeEmail, plan: ChangeEmail.Plan)?

  init(phone: String?, email: String?, _ access: ReadAccess) throws {
    self.phone = try phone.map { number in
      let action = ChangePhone(number)
      return (action, try action.plan(access))
    }
    self.email = try email.map { address in
      let action = ChangeEmail(address)
      return (action, try action.plan(access))
    }
  }

  var isEmpty: Bool { phone == nil && email == nil }

  /// What shall change.
  var lines: [String] {
    [
      phone.map { "phone: \(shown($0.plan.old)) -> \(shown($0.plan.new))" },
      email.map { "e-mail: \($0.plan.old) -> \($0.plan.new.text)" },
    ].compactMap { $0 }
  }

  /// Does it; returns what became of it and what is to be done.
  func perform(_ access: MoneyAccess) throws -> [String] {
    let phoneLines = try phone.map { words(try $0.action.perform($0.plan, access), $0.plan) } ?? []
    let emailLines = try email.map { words(try $0.action.perform($0.plan, access), $0.plan) } ?? []
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

  private func words(_ outcome: MessageOutcome, _ plan: ChangeEmail.Plan) -> [String] {
    let sent =
      switch outcome {
      case .handedOver: "A code was mailed to \(plan.new.text)."
      case .kept(let path): "No mail program took the code; the mail lies in \(path)."
      }
    return [
      "\(sent) Type it: billctl account confirm CODE",
      "Until then you log in as \(plan.old), which was told and can undo it for 48 hours.",
    ]
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "none" : text }
}

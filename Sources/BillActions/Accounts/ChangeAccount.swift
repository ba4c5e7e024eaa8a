package import BillCore
import BillStore

/// Everything one `account set` changes: planned whole, proven once, written in one transaction.
package struct ChangeAccount: Sendable {
  package var settings = ChangeSettings()
  package var income = SetIncome()
  package var limits = ChangeLimits()
  package var notices: ChangeNotices?
  package var phone: ChangePhone?
  package var email: ChangeEmail?

  package init() {}

  /// What would change.
  package struct Plan: Sendable {
    package let settings: ChangeSettings.Plan
    /// Pay-days before and after; nil where nothing was said of them.
    package let income: (before: Income?, after: Income?)?
    package let limits: ChangeLimits.Plan
    package let notices: [(before: NoticeChannel, change: ChangeNotices.Change)]
    package let phone: ChangePhone.Plan?
    package let email: ChangeEmail.Plan?

    /// What has to be proven for all of it.
    package var proof: Proof {
      if phone != nil || email != nil {
        return .stepUp(.operation("changing how you are reached and log in"))
      }
      if limits.raises { return .stepUp(.operation("raising a limit")) }
      let onlyLowers = settings.changes.isEmpty && notices.isEmpty && income == nil
      return onlyLowers ? .login : .session
    }
  }

  /// How much has to be proven.
  package enum Proof: Sendable {
    case login, session
    case stepUp(PasswordReason)
  }

  /// What became of it.
  package struct Result: Sendable {
    package let access: ReadAccess
    package let phone: ChangePhone.Outcome?
    package let email: ChangeEmail.Outcome?
  }

  /// Checks everything and changes nothing.
  ///
  /// - throws: what the parts throw.
  package func plan(_ access: ReadAccess) throws -> Plan {
    Plan(
      settings: try settings.plan(access),
      income: try income.isEmpty ? nil : (access.income(), income.plan(access)),
      limits: try limits.plan(access), notices: try notices?.plan(access) ?? [],
      phone: try phone?.plan(access), email: try email?.plan(access))
  }

  /// Writes all of it or nothing; only then codes and notices are sent.
  ///
  /// - throws: `AccessError.passwordNeeded` without the proof the plan needs, and what the parts
  ///   throw.
  package func perform(_ plan: Plan, _ access: ReadAccess, _ money: MoneyAccess?) throws -> Result {
    try require(plan.proof, money)
    let (texted, mailed) = try access.books.write(at: access.world.now) { writer in
      try AccountSeal(access.home, access.account.id).check(writer.reader)
      try settings.write(access.world, writer)
      if let income = plan.income { try writer.set(income.after) }
      try limits.write(writer, isStepUp: money?.isStepUp == true)
      try notices?.write(access.account.id, writer)
      return (
        try plan.phone.map { try ChangePhone.write($0, access, writer) },
        try plan.email.map { try ChangeEmail.write($0, access, writer) }
      )
    }
    return Result(
      access: try access.refreshed(),
      phone: try plan.phone.flatMap { plan in
        try texted.map { try ChangePhone.send($0, plan, access) }
      },
      email: try plan.email.flatMap { plan in
        try mailed.map { try ChangeEmail.send($0, plan, access) }
      })
  }

  private func require(_ proof: Proof, _ money: MoneyAccess?) throws {
    switch proof {
    case .login: return
    case .session:
      guard money != nil else { throw AccessError.passwordNeeded(.noMoneySession) }
    case .stepUp(let reason):
      guard money?.isStepUp == true else { throw AccessError.passwordNeeded(reason) }
    }
  }
}

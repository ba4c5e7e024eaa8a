import BillCredentials

@testable import BillActions

/// One part of `ChangeAccount` alone.
extension ChangePhone {
  func perform(_ access: MoneyAccess) throws -> Outcome? {
    var change = ChangeAccount()
    change.phone = self
    return try change.perform(change.plan(access.read.refreshed()), access.read.refreshed(), access)
      .phone
  }
}

extension ChangeEmail {
  func perform(_ access: MoneyAccess) throws -> MessageOutcome? {
    var change = ChangeAccount()
    change.email = self
    return try change.perform(change.plan(access.read.refreshed()), access.read.refreshed(), access)
      .email?.code
  }
}

extension ChangeLimits {
  func perform(_ access: ReadAccess, _ money: MoneyAccess?) throws {
    var change = ChangeAccount()
    change.limits = self
    _ = try change.perform(change.plan(access), access, money)
  }
}

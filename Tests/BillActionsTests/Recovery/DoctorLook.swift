import BillCore
import BillCredentials
import BillTestSupport
import Testing

@testable import BillActions

/// What the doctor says with the password.
enum DoctorLook {
  /// Everything about the accounts is right, but for schedules that wait for a new agent.
  static func isClean(
    _ home: Home, password: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    for id in try home.accountIDs() {
      let slot = try home.books(of: id).read { try $0.slot(.password) }
      let key = try slot?.open(password: AccountFixture.secret(password))
      let checks = AccountDoctor(home, id, key: key, words: { "\($0)" }).checks()
      for check in checks where !check.isRight && ![.agent, .schedules].contains(check.subject) {
        Issue.record("\(check.subject): \(check.detail)", sourceLocation: location)
      }
    }
  }
}

extension Tool {
  static var sqlite: Tool? { Tool("sqlite3") }

  /// Edits an account's database from outside.
  func edit(_ ana: AccountFixture, _ sql: String) throws {
    let result = try run([ana.databasePath, sql])
    #expect(result.status == 0)
  }
}

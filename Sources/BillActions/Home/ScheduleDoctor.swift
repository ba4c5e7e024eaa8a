import BillCore
import BillCredentials
import BillStore

/// Looks at the schedules of an account and at what lets them run.
struct ScheduleDoctor {
  private let home: Home
  private let account: RecordID
  private let books: Books
  private let words: (any Error) -> String

  init(_ home: Home, _ account: RecordID, _ books: Books, words: @escaping (any Error) -> String) {
    self.home = home
    self.account = account
    self.books = books
    self.words = words
  }

  /// Every row is genuine, and what should run unattended has a mandate that holds.
  func check() -> HealthCheck {
    do {
      guard let account = try books.read({ try $0.account() }) else {
        return found("no account", isRight: true)
      }
      let access = ReadAccess(home: home, books: books, account: account)
      let key = try home.installKey()
      _ = try books.read { try $0.checkedSchedules(key, removed: true) }
      let active = try ListSchedules().perform(access).filter { $0.schedule.state == .active }
      let missing = active.count { $0.mandate == .missing }
      let expired = active.count { $0.mandate == .expired }
      if let over = active.first(where: \.outlivesMethod) {
        return found(
          "the method of \(over.schedule.name) is not usable on its next date", isRight: false)
      }
      guard missing + expired > 0 else {
        return found("\(active.count) active, each signed or a worklist", isRight: true)
      }
      return found(
        "\(missing) without a mandate, \(expired) with an expired one: they pay nothing",
        isRight: false)
    } catch {
      return found(words(error), isRight: false, fix: nil)
    }
  }

  private func found(_ words: String, isRight: Bool, fix: String? = "billctl schedule list")
    -> HealthCheck
  {
    HealthCheck(.schedules, account: account, isRight: isRight, words, fix: fix)
  }
}

import BillCore
import BillStore

extension ReviewAccount {
  func eventLog() throws -> [ReviewLine] {
    let problem: ReviewLine? = try access.books.read { reader in
      do {
        _ = try EventLog(access.home, access.account.id, reader)
        try KeptHead(access.home, access.account.id).check(reader)
        return nil
      } catch EventLogError.altered(let first) {
        return ReviewLine(
          .eventLog, .bad, "altered from event \(first) on", fix: ReviewAccount.doctor)
      }
    }
    return [problem ?? ReviewLine(.eventLog, .good, "unbroken")]
  }

  func files() -> [ReviewLine] {
    let problems = MendHome.places(access.home).flatMap(FolderAudit.problems)
    guard let first = problems.first else {
      return [ReviewLine(.files, .good, "all files and folders are yours alone")]
    }
    return [
      ReviewLine(
        .files, .bad, "\(problems.count) unsafe, the first: \(first.words)", fix: Doctor.fix)
    ]
  }

  func mail() throws -> [ReviewLine] {
    let home = access.home
    let post = try Post(home)
    let waiting =
      try home.existing(post.folder.path) == nil
      ? 0 : post.folder.waiting(at: home.world.now).count
    guard let program = post.configuration.mailProgram else {
      return [
        ReviewLine(
          .mail, .warn,
          "no mail program: notices stay in \(post.folder.path); name one in "
            + "\(home.places.configuration)/config.toml: [mail] program")
      ]
    }
    if let flaw = try home.flaw(of: .mail) {
      return [ReviewLine(.mail, .bad, "the mail program is not run: \(flaw.words)")]
    }
    guard post.isSetUp else {
      return [ReviewLine(.mail, .bad, "the mail program \(program) is not there")]
    }
    let last = try post.folder.lastPath()
    if let failed = last.failed, let reason = last.reason {
      return [
        ReviewLine(
          .mail, .bad,
          "\(program) failed at \(failed) (\(reason)); \(waiting) waiting, "
            + (last.taken.map { "last sent at \($0)" } ?? "nothing was ever sent"))
      ]
    }
    return [
      ReviewLine(
        .mail, .good, last.taken.map { "last sent at \($0)" } ?? "\(program), nothing sent yet")
    ]
  }

  func notices() throws -> [ReviewLine] {
    let settings = try access.noticeSettings()
    let silent = NoticeKind.allCases.filter { settings[$0] == .none }
    guard let first = silent.first else {
      return [ReviewLine(.notices, .good, "you are told everything")]
    }
    let names = silent.map(\.rawValue).joined(separator: ", ")
    return [
      ReviewLine(
        .notices, .warn, "not told: \(names)",
        fix: "billctl account set --notify \(first.rawValue)=mail")
    ]
  }

  private static let backupDays: Int64 = 90

  func backup() throws -> [ReviewLine] {
    let made = try access.books.read { try $0.lastEvent(of: MakeBackup.event) }
    return [age(.backup, made, "made", fix: "billctl backup FILE")]
  }

  func restoreTest() throws -> [ReviewLine] {
    let last = try access.books.read { reader in
      [try reader.lastEvent(of: CheckBackup.event), try reader.lastEvent(of: "account.restored")]
    }.compactMap { $0 }.max { $0.position < $1.position }
    return [age(.restoreTest, last, "tried", fix: "billctl backup --check FILE")]
  }

  private func age(
    _ topic: ReviewLine.Topic, _ event: BookEvent?, _ verb: String, fix: String
  ) -> ReviewLine {
    guard let event else { return ReviewLine(topic, .warn, "never \(verb)", fix: fix) }
    let isOld = days(since: event.at) > ReviewAccount.backupDays
    return ReviewLine(topic, isOld ? .warn : .good, "last \(verb) on \(day(event.at))", fix: fix)
  }
}

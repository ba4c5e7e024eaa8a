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
    let problems = MendHome.problems(access.home)
    guard let first = problems.first else {
      return [ReviewLine(.files, .good, "all files and folders are yours alone")]
    }
    return [
      ReviewLine(
        .files, .bad, "\(problems.count) unsafe, the first: \(first.words)", fix: Doctor.fix)
    ]
  }

  func mail() throws -> [ReviewLine] {
    let outlet = try Outlet(access.home, .mail)
    guard let program = try access.home.configuration().mailProgram else {
      return [
        ReviewLine(
          .mail, .warn,
          "no mail program: notices stay in \(outlet.folder.path); name one: [mail] program",
          fix: editConfiguration)
      ]
    }
    return try [path(.mail, outlet, program)]
  }

  // Said only where something goes that way.
  private func texts(_ settings: NoticeSettings) throws -> [ReviewLine] {
    guard NoticeKind.allCases.contains(where: { settings[$0].texts }) else {
      return []
    }
    guard access.account.phoneConfirmedAt != nil else {
      return [
        ReviewLine(
          .notices, .warn, "no confirmed phone number: what was to be texted is mailed",
          fix: "billctl account set --phone NUMBER")
      ]
    }
    let program = try access.home.configuration().smsProgram ?? "of [sms]"
    return try [path(.notices, Outlet(access.home, .text), program)]
  }

  private var editConfiguration: String {
    "$EDITOR \(access.home.places.configuration)/\(Home.configurationName)"
  }

  private func path(_ topic: ReviewLine.Topic, _ outlet: Outlet, _ program: String) throws
    -> ReviewLine
  {
    guard outlet.isSetUp else {
      let flaw = access.home.world.programs.flaw(program)
      return ReviewLine(
        topic, .bad,
        flaw.map { "the program is not run: \($0.words)" } ?? "the program \(program) is not there",
        fix: editConfiguration)
    }
    let last = try outlet.folder.lastPath()
    if let failed = last.failed, let reason = last.reason {
      let waiting = try outlet.folder.waiting(at: access.world.now).count
      return ReviewLine(
        topic, .bad,
        "\(program) failed at \(failed) (\(reason)); \(waiting) waiting, "
          + (last.taken.map { "last sent at \($0)" } ?? "nothing was ever sent"),
        fix: editConfiguration)
    }
    let detail = last.taken.map { "last sent at \($0)" } ?? "nothing sent yet"
    return ReviewLine(topic, .good, "\(program), \(detail)")
  }

  func notices() throws -> [ReviewLine] {
    let settings = try access.noticeSettings()
    let silent = NoticeKind.allCases.filter { settings[$0] == .none }
    guard let first = silent.first else {
      return try [told()] + texts(settings)
    }
    let names = silent.map(\.rawValue).joined(separator: ", ")
    return try [
      ReviewLine(
        .notices, .warn, "not told: \(names)",
        fix: "billctl account set --notify \(first.rawValue)=mail")
    ] + texts(settings)
  }

  private func told() throws -> ReviewLine {
    guard try access.home.configuration().mailProgram != nil else {
      return ReviewLine(
        .notices, .warn, "everything is written down for you, and no mail leaves",
        fix: editConfiguration)
    }
    let outlet = try Outlet(access.home, .mail)
    let last = try outlet.folder.lastPath()
    guard outlet.isSetUp, last.reason == nil else {
      return ReviewLine(
        .notices, .warn, "what you are told of waits for the mail program", fix: editConfiguration)
    }
    return ReviewLine(.notices, .good, "you are told everything")
  }

  private static let backupDays: Int64 = 90

  func backup() throws -> [ReviewLine] {
    let made = try access.books.read { try $0.lastEvent(of: MakeBackup.event) }
    return [age(.backup, made, "made", fix: "billctl backup FILE")]
  }

  func restoreTest() throws -> [ReviewLine] {
    let last = try access.books.read { reader in
      let restored = try reader.lastEvent(of: StagedRestore.Source.backup.event)
      return [try reader.lastEvent(of: CheckBackup.event), restored]
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

import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct TextNoticeTests {
  private func set(_ settings: [String], _ ana: FactorFixture) throws {
    var change = ChangeAccount()
    change.notices = try ChangeNotices(settings)
    let access = try ana.open()
    _ = try change.perform(change.plan(access), access, access.money())
  }

  private func texts(_ ana: FactorFixture) -> [String] {
    ana.box.all.filter { $0.hasPrefix("+4930901820\n") && $0.contains("Code ") }
      .map { String($0.split(separator: "\n")[1]) }
  }

  private func freezeAndTell(_ ana: FactorFixture) throws {
    TellHolder(ana.home()).perform()
    _ = try FreezeAccount().perform(ana.ana.id, in: ana.home())
    TellHolder(ana.home()).perform()
  }

  @Test func `A kind that is set to both comes as a mail and as a text`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    try set(["access=both"], ana)
    try freezeAndTell(ana)
    let text = try #require(texts(ana).last)
    #expect(text.hasPrefix("TEST billctl: your account is frozen, 2026-"))
    #expect(text.count <= 160 && !text.contains("http"))
    #expect(ana.box.all.contains { $0.contains("Subject: TEST: billctl: your account is frozen") })
    #expect(!texts(ana).contains { $0.contains("a failed login") })
  }

  @Test func `No text goes to a number that is not confirmed, and the mail goes all the same`()
    throws
  {
    let ana = try FactorFixture()
    defer { ana.remove() }
    #expect(throws: FactorError.noPhone) { try set(["sent=text"], ana) }
    try ana.addPhone()
    try set(["sent=text", "access=both"], ana)
    let change = ChangePhone("")
    _ = try change.perform(ana.stepUp(after: 61))
    try freezeAndTell(ana)
    #expect(!texts(ana).contains { $0.contains("frozen") })
    #expect(ana.box.all.contains { $0.contains("Subject: TEST: billctl: your account is frozen") })
  }

  @Test func `What concerns security cannot go by text alone`() throws {
    #expect(throws: NoticeError.needsMail(.login)) { try ChangeNotices(["login=text"]) }
    #expect(throws: NoticeError.needsMail(.access)) { try ChangeNotices(["access=none"]) }
    _ = try ChangeNotices(["login=both", "sent=text"])
  }

  @Test func `A text that no program takes is tried again, as a mail is`() throws {
    let ana = try FactorFixture()
    defer { ana.remove() }
    try ana.addPhone()
    try set(["access=both"], ana)
    TellHolder(ana.home()).perform()
    var world = ana.home().world
    world.programs.run = { _ in .exited(status: 75, output: []) }
    _ = try FreezeAccount().perform(ana.ana.id, in: ana.home())
    TellHolder(Home(world)).perform()
    #expect(!texts(ana).contains { $0.contains("frozen") })
    let outlet = try Outlet(ana.home(), .text)
    #expect(try outlet.folder.lastPath().reason == "exit status 75")
    #expect(try outlet.folder.waiting(at: ana.home(after: 6 * 86_400).world.now).count == 1)
    #expect(try outlet.folder.waiting(at: ana.home(after: 8 * 86_400).world.now).isEmpty)
    TellHolder(ana.home(after: 60)).perform()
    TellHolder(ana.home(after: 61)).perform()
    #expect(texts(ana).filter { $0.contains("frozen") }.count == 1)
  }

  @Test func `A text is known again, however the phone breaks it, and no other words are`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let home = ana.home.after()
    let text = try TextNotice(
      "12.50 EUR to Ärzte …7890 was sent", at: home.world.now, isTest: false, home.installKey()
    ).text
    func verdict(_ text: String) throws -> CheckMessage.Verdict {
      try CheckMessage().perform(Array(text.utf8), in: home)
    }
    for form in [text, text + "\n", text.replacing(" ", with: "\n  "), "\r\n" + text] {
      #expect(try verdict(form) == .genuineText(text))
    }
    for index in text.indices where text[index] != " " {
      var changed = text
      changed.replaceSubrange(index...index, with: text[index] == "x" ? "y" : "x")
      if case .genuineText = try verdict(changed) { Issue.record("\(changed)") }
    }
    #expect(try verdict(text.replacing("12.50", with: "99.50")) == .unknown(.wrongCode))
    let other = try AccountFixture()
    defer { other.home.remove() }
    #expect(
      try CheckMessage().perform(Array(text.utf8), in: other.home.after()) == .unknown(.wrongCode))
  }

  @Test func `What others are called makes no link`() {
    #expect(
      NoticeText.unlinked("pay.evil.example/x http://a.b me@x")
        == "pay evil example x http a b me x")
    let notice = Notice.payee(.accepted, biller: "www.evil.example", last4: "1234")
    #expect(notice.brief == "an account of www evil example was accepted")
  }
}

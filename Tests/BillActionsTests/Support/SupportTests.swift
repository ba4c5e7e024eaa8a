import BillCore
import BillCredentials
import BillStore
import Testing

@testable import BillActions

struct SupportTests {
  @Test func `the right answers lift a lock, once`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    for _ in 1...5 { #expect(throws: AccessError.self) { try fixture.account.logIn("wrong one") } }
    #expect(throws: AccessError.self) { try fixture.account.logIn() }
    let found = try fixture.open()
    let verified = try VerifyCase(found).perform(fixture.answers(found), in: fixture.home)
    guard case .verified = verified.state else { throw SupportError.tooMany }
    _ = try UnlockByCase(found, .lock).perform(in: fixture.home)
    try fixture.account.logIn()
    #expect(throws: SupportError.wrongState(.used)) {
      try UnlockByCase(found, .lock).perform(in: fixture.home)
    }
  }

  @Test func `a case has three tries, and cases together six`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    for cases in 1...2 {
      let found = try fixture.open()
      let wrong = try fixture.wrong(found)
      for left in [2, 1, 0] {
        #expect(throws: SupportError.refused(triesLeft: left), "case \(cases)") {
          try VerifyCase(found).perform(wrong, in: fixture.home)
        }
      }
      #expect(throws: SupportError.wrongState(.spent)) {
        try VerifyCase(found).perform(wrong, in: fixture.home)
      }
    }
    #expect(throws: SupportError.tooMany) { try fixture.open() }
    let later = fixture.account.home.after(8 * 86_400)
    #expect(throws: SupportError.tooMany) {
      try OpenCase(email: nil, about: "").perform(in: later)
    }
    _ = try OpenCase(email: nil, about: "").perform(in: fixture.account.home.after(31 * 86_400))
  }

  @Test func `the right answers do not help in a case whose tries are spent`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    let found = try fixture.open()
    let right = try fixture.answers(found)
    for _ in 1...3 {
      #expect(throws: SupportError.self) {
        try VerifyCase(found).perform(fixture.wrong(right), in: fixture.home)
      }
    }
    #expect(throws: SupportError.wrongState(.spent)) {
      try VerifyCase(found).perform(right, in: fixture.home)
    }
  }

  @Test func `every case asks the same with the same decoys`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    let first = try VerifyCase(fixture.open()).plan(in: fixture.home).questions
    let second = try VerifyCase(fixture.open()).plan(in: fixture.home).questions
    #expect(first == second)
    #expect(first.count == 4)
    #expect(first.allSatisfy { Set($0.choices).count == 6 && $0.choices.last == "none of these" })
  }

  @Test func `an address without an account is asked as any other, and never right`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    let found = try OpenCase(email: "nobody@example.org", about: "").perform(in: fixture.home)
    let text = found.id.description
    let questions = try VerifyCase(text).plan(in: fixture.home).questions
    let known = try VerifyCase(fixture.open()).plan(in: fixture.home).questions
    #expect(questions.map(\.text) == known.map(\.text))
    #expect(questions.map(\.choices.count) == known.map(\.choices.count))
    for left in [2, 1, 0] {
      #expect(throws: SupportError.refused(triesLeft: left)) {
        try VerifyCase(text).perform(questions.map { $0.choices.count }, in: fixture.home)
      }
    }
  }

  @Test func `addresses without an account do not share their cases`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    for name in ["a", "b", "c", "d", "e"] {
      _ = try OpenCase(email: "\(name)@example.org", about: "").perform(in: fixture.home)
    }
    let opening = OpenCase(email: "a@example.org", about: "")
    for _ in 1...2 { _ = try opening.perform(in: fixture.home) }
    #expect(throws: SupportError.tooMany) { try opening.perform(in: fixture.home) }
  }

  @Test func `an account of which too little is known cannot be guessed into`() throws {
    let account = try AccountFixture()
    defer { account.home.remove() }
    let home = account.home.after()
    let found = try OpenCase(email: nil, about: "").perform(in: home).id.description
    let questions = try VerifyCase(found).plan(in: home).questions
    #expect(throws: SupportError.refused(triesLeft: 2)) {
      try VerifyCase(found).perform(questions.map { $0.choices.count }, in: home)
    }
  }

  @Test func `answers that are no choices cost nothing`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    let found = try fixture.open()
    for answers in [[], [1, 2, 3], [0, 1, 1, 1], [1, 1, 1, 7]] {
      #expect(throws: SupportError.badAnswers(questions: 4)) {
        try VerifyCase(found).perform(answers, in: fixture.home)
      }
    }
    #expect(try VerifyCase(found).plan(in: fixture.home).found.state == .open(triesLeft: 3))
  }

  @Test func `decoys differ with the truth, and look like it`() throws {
    let key = InstallKey.generate()
    let today = try #require(CalendarDate("2026-11-22"))
    var facts = SupportFacts()
    for postcode in ["10115", "SW1A 1AA", "8001"] {
      facts.postcode = postcode
      let question = facts.questions(key, seed: [1], today: today)[2]
      #expect(question.choices.contains(postcode))
      #expect(question.choices.dropLast().allSatisfy { $0.count == postcode.count })
    }
  }
}

/// Ana's account, of which enough is known to ask.
struct SupportFixture {
  let billed: BilledFixture

  init() throws { billed = try BilledFixture() }

  var account: AccountFixture { billed.account }
  var home: Home { billed.home }

  func open() throws -> String {
    try OpenCase(email: AccountFixture.email, about: "locked out").perform(in: home)
      .id.description
  }

  /// The right choices.
  func answers(_ found: String) throws -> [Int] {
    try VerifyCase(found).plan(in: home).questions.map { ($0.right ?? 0) + 1 }
  }

  /// One of them is wrong.
  func wrong(_ found: String) throws -> [Int] { wrong(try answers(found)) }

  func wrong(_ right: [Int]) -> [Int] { [right[0] % 6 + 1] + right.dropFirst() }

  func remove() { billed.remove() }
}

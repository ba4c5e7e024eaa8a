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

  @Test func `a lock by score that a case lifted does not come back with the next login`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    var world = fixture.home.world
    world.machine.id = "another"
    let elsewhere = Home(world)
    func logIn(_ proof: Proof) throws {
      _ = try LogIn(email: AccountFixture.email).enter(proof, in: elsewhere)
    }
    for _ in 1...2 {
      #expect(throws: AccessError.wrongCredentials) { try logIn(AccountFixture.proof("wrong one")) }
    }
    #expect(throws: AccessError.tooRisky(score: 60)) { try logIn(AccountFixture.proof()) }
    #expect(throws: AccessError.needsVerification) { try logIn(AccountFixture.proof()) }
    let found = try fixture.open()
    _ = try VerifyCase(found).perform(fixture.answers(found), in: fixture.home)
    _ = try UnlockByCase(found, .lock).perform(in: fixture.home)
    try logIn(AccountFixture.proof())
  }

  @Test func `an unlocking that fails leaves the case as it was`() throws {
    let fixture = try SupportFixture()
    defer { fixture.remove() }
    let found = try fixture.open()
    _ = try VerifyCase(found).perform(fixture.answers(found), in: fixture.home)
    let id = fixture.account.id
    let books = try fixture.home.books(of: id)
    let account = try #require(try books.read { try $0.account() })
    _ = try EmailConfirmation(ReadAccess(home: fixture.home, books: books, account: account)).send()
    #expect(throws: ConfirmationError.self) {
      try UnlockByCase(found, .resend).perform(in: fixture.home)
    }
    _ = try UnlockByCase(found, .resend).perform(in: fixture.account.home.after(61))
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
    var facts = SupportFacts()
    for postcode in ["10115", "SW1A 1AA", "8001"] {
      facts.postcode = postcode
      let question = facts.questions(key, seed: [1])[2]
      #expect(question.choices.contains(postcode))
      #expect(question.choices.dropLast().allSatisfy { $0.count == postcode.count })
    }
  }
}

/// What somebody learns from the choices alone who knows how decoys are made.
struct SupportDecoyTests {
  private func choices(_ minor: Int64?, seed: Int) throws -> [Int64] {
    let euro = try #require(Currency("EUR"))
    var facts = SupportFacts()
    facts.amount = minor.map { Money(minor: $0, euro) }
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: seed >> (8 * $0)) }
    return try facts.questions(key, seed: bytes)[0].choices.dropLast().map { text in
      try Money(decimal: String(text.prefix { $0 != " " }).replacing(",", with: ""), euro).minor
    }
  }

  // A fixed one, so that what is counted is the same in every run.
  private let key: InstallKey

  init() throws {
    let bytes = SecureBytes(copying: (0..<32).map { UInt8($0) })
    key = try #require(InstallKey(bytes: bytes))
  }

  @Test func `amounts differ, share no divisor but their roundness, and are alike round`() throws {
    let amounts: [Int64] = [1, 3, 50, 99, 850, 1234, 4990, 19_516, 85_000, 120_000]
    for (index, minor) in amounts.enumerated() {
      for seed in 0..<20 {
        let all = try choices(minor, seed: seed * 10 + index)
        #expect(Set(all).count == 5 && all.contains(minor), "\(minor), seed \(seed)")
        let rounds = Set(all.map(DecoyAmounts.roundness))
        #expect(rounds == [DecoyAmounts.roundness(of: minor)], "\(minor), seed \(seed)")
      }
    }
    // The defect: five decoys that were all multiples of a hundredth of the truth.
    let shared = try (0..<50).filter { seed in
      let all = try choices(19_517, seed: seed)
      return all.filter { $0 != 19_517 }.reduce(0, SupportDecoyTests.divisor) > 1
    }
    #expect(shared.count < 10)
    let strange = try (0..<50).filter { seed in
      let all = try choices(nil, seed: seed)
      let round = all.map(DecoyAmounts.roundness).max() ?? 1
      return all.reduce(0, SupportDecoyTests.divisor) > 3 * round
    }
    #expect(strange.count < 10)
  }

  @Test func `the true amount has no place of its own in their order`() throws {
    var places = [Int](repeating: 0, count: 5)
    for seed in 0..<1000 {
      let place = try choices(19_517, seed: seed).sorted().firstIndex(of: 19_517)
      places[try #require(place)] += 1
    }
    #expect(places.allSatisfy { (130...270).contains($0) }, "\(places)")
  }

  @Test func `choices of known and unknown facts have one form`() throws {
    let (known, unknown) = (SupportFacts(), SupportFacts(strangerTo: SupportFacts()))
    var facts = known
    (facts.postcode, facts.payee) = ("10115", "4711")
    for (asked, other) in zip(
      facts.questions(key, seed: [1]), unknown.questions(key, seed: [2]))
    {
      #expect(asked.text == other.text)
      func forms(_ question: SupportQuestion) -> Set<String> {
        Set(question.choices.map { $0.replacing(/[0-9.,]+/, with: "#") })
      }
      #expect(forms(asked) == forms(other))
    }
  }

  private static func divisor(_ one: Int64, _ other: Int64) -> Int64 {
    other == 0 ? one : divisor(other, one % other)
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
    try VerifyCase(found).plan(in: home).questions.map { $0.right + 1 }
  }

  /// One of them is wrong.
  func wrong(_ found: String) throws -> [Int] { wrong(try answers(found)) }

  func wrong(_ right: [Int]) -> [Int] { [right[0] % 6 + 1] + right.dropFirst() }

  func remove() { billed.remove() }
}

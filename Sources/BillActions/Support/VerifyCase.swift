import BillCore
import BillCredentials
import BillStore

/// Asks whoever opened a case for things that only the holder knows.
package struct VerifyCase: Sendable {
  /// The case: its id or a beginning of it.
  package var text: String

  package init(_ text: String) { self.text = text }

  /// The questions; asking for them costs no try and teaches nothing new the next time.
  ///
  /// - throws: `LookupError`, `SupportError.wrongState`, `AccessError.tampered`.
  package func plan(in home: Home) throws -> (found: SupportCase, questions: [SupportQuestion]) {
    let (desk, found) = try SupportDesk.find(text, in: home)
    guard case .open = found.state else { throw SupportError.wrongState(found.state) }
    return (found, try VerifyCase.asked(desk).questions)
  }

  /// Judges the answers, numbers of choices from one on, after a try was charged.
  ///
  /// - throws: as `plan`, and `SupportError.badAnswers` before, `.refused` after the charge.
  package func perform(_ answers: [Int], in home: Home) throws -> SupportCase {
    let (desk, found) = try SupportDesk.find(text, in: home)
    let (questions, isEnough) = try VerifyCase.asked(desk)
    guard answers.count == questions.count,
      zip(answers, questions).allSatisfy({ (1...$1.choices.count).contains($0) })
    else { throw SupportError.badAnswers(questions: questions.count) }
    let left = try charge(found.id, desk)
    let isRight = zip(answers, questions).allSatisfy { $0 - 1 == $1.right }
    guard isRight, isEnough else { throw SupportError.refused(triesLeft: left) }
    try desk.books.write(at: home.world.now) {
      try desk.record(.verified, found.id, home.world.origin, $0)
    }
    let end = home.world.now.adding(seconds: SupportCase.verifiedSeconds)
    return SupportCase(id: found.id, openedAt: found.openedAt, state: .verified(until: end))
  }

  private static func asked(_ desk: SupportDesk) throws -> (
    questions: [SupportQuestion], isEnough: Bool
  ) {
    let facts = try facts(desk)
    let questions = try facts.questions(desk.home.installKey(), seed: desk.seed)
    return (questions, facts.count >= SupportFacts.least)
  }

  private static func facts(_ desk: SupportDesk) throws -> SupportFacts {
    if let account = desk.account { return try desk.books.read { try SupportFacts(account, $0) } }
    guard let id = try desk.home.accountIDs().first else { return SupportFacts() }
    return try desk.home.books(of: id).read { reader in
      SupportFacts(strangerTo: try reader.account().map { try SupportFacts($0, reader) } ?? .init())
    }
  }

  // Charged and stored before the answers are looked at, whoever else tries at the same moment.
  private func charge(_ id: RecordID, _ desk: SupportDesk) throws -> Int {
    let now = desk.home.world.now
    return try desk.books.write(at: now) { writer in
      let found = try SupportLog(desk, writer.reader).cases.first { $0.id == id }
      guard let found, case .open(let left) = found.state else {
        throw SupportError.wrongState(found?.state ?? .expired)
      }
      try desk.record(.tried, id, desk.home.world.origin, writer)
      return left - 1
    }
  }
}

package import BillCore
package import BillFormats

/// What a program that moves money says it can do.
package struct RailCapabilities: Hashable, Sendable {
  package var name: String
  package var version: String
  package var verbs: Set<RailVerb>
  /// Whether it asks the person at the terminal, for a TAN.
  package var isInteractive: Bool
  package var methods: Set<MethodKind>
  /// The kinds of account it can send money to.
  package var payeeSchemes: Set<AccountScheme>
  package var currencies: Set<Currency>
  /// The largest amount of one payment in a currency; any amount where it has no limit.
  package var limits: [Money]
  /// With one of these exit codes the money certainly was not sent.
  package var notSentCodes: Set<Int32>
  /// Business days from execution to arrival.
  package var leadDays: Int
  /// The hour, in the account's zone, from which the next business day counts.
  package var cutOffHour: Int
  package var calendar: BusinessCalendar

  private static let members: Set = [
    "name", "version", "verbs", "interactive", "methods", "payee_schemes", "currencies", "limits",
    "not_sent_exit_codes", "lead_days", "cut_off_hour", "calendar",
  ]

  /// Reads the answer to `capabilities`.
  ///
  /// - throws: `RailAnswerError`.
  package init(answer bytes: [UInt8]) throws {
    let fields = try RailFields(answer: bytes, known: RailCapabilities.members)
    name = try fields.text("name")
    version = try fields.text("version")
    verbs = try RailCapabilities.words(fields, "verbs")
    guard verbs.isSuperset(of: [.capabilities, .submit]) else {
      throw RailAnswerError.wrong("verbs", "a list with capabilities and submit")
    }
    isInteractive = try fields.flag("interactive")
    methods = try RailCapabilities.words(fields, "methods")
    payeeSchemes = try RailCapabilities.words(fields, "payee_schemes")
    currencies = Set(
      try fields.list("currencies", "ISO 4217 codes") { item in
        guard case .text(let code) = item else { return nil }
        return Currency(code).flatMap { $0.code == code ? $0 : nil }
      })
    limits = try fields.list("limits", "amounts", RailAmount.read)
    notSentCodes = Set(
      try fields.list("not_sent_exit_codes", "exit codes from 1 to 125") { item in
        guard case .number(let code) = item, (1...125).contains(code) else { return nil }
        return Int32(code)
      })
    leadDays = Int(try fields.number("lead_days", 0...10))
    cutOffHour = Int(try fields.number("cut_off_hour", 0...24))
    calendar = try fields.word("calendar", BusinessCalendar.self)
    try checkSubstance()
  }

  private func checkSubstance() throws {
    guard !methods.isEmpty else { throw RailAnswerError.wrong("methods", "bank, card or both") }
    guard !currencies.isEmpty else {
      throw RailAnswerError.wrong("currencies", "at least one ISO 4217 code")
    }
    guard !notSentCodes.isEmpty else {
      throw RailAnswerError.wrong("not_sent_exit_codes", "at least one exit code")
    }
    guard limits.allSatisfy(\.isPositive), Set(limits.map(\.currency)).count == limits.count else {
      throw RailAnswerError.wrong("limits", "one positive amount a currency")
    }
  }

  private static func words<Word: RawRepresentable & CaseIterable & Hashable>(
    _ fields: RailFields, _ name: String
  ) throws -> Set<Word> where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    return Set(
      try fields.list(name, known) { item in
        guard case .text(let word) = item else { return nil }
        return Word(rawValue: word)
      })
  }

  /// The same answer in one form only, whatever blanks and order the program wrote.
  package var json: JSON {
    func list(_ words: [String]) -> JSON { .list(words.sorted().map { .text($0) }) }
    return [
      "protocol": .number(RailProtocol.version), "name": .text(name), "version": .text(version),
      "verbs": list(verbs.map(\.rawValue)), "interactive": .bool(isInteractive),
      "methods": list(methods.map(\.rawValue)),
      "payee_schemes": list(payeeSchemes.map(\.rawValue)),
      "currencies": list(currencies.map(\.code)),
      "limits": .list(limits.sorted { $0.currency < $1.currency }.map(RailAmount.json)),
      "not_sent_exit_codes": .list(notSentCodes.sorted().map { .number(Int64($0)) }),
      "lead_days": .number(Int64(leadDays)), "cut_off_hour": .number(Int64(cutOffHour)),
      "calendar": .text(calendar.rawValue),
    ]
  }
}

/// An amount as the protocol writes it: a decimal text, and the same in minor units beside it.
enum RailAmount {
  static func json(_ money: Money) -> JSON {
    [
      "amount": .text(money.decimalText), "amount_minor": .number(money.minor),
      "currency": .text(money.currency.code),
    ]
  }

  /// The amount; nil where the two forms do not agree.
  static func read(_ json: JSON) throws -> Money? {
    let fields = try RailFields(json, known: ["amount", "amount_minor", "currency"])
    guard let currency = Currency(try fields.text("currency")) else { return nil }
    let money = Money(minor: try fields.number("amount_minor", 0...Int64.max), currency)
    return try fields.text("amount") == money.decimalText ? money : nil
  }
}

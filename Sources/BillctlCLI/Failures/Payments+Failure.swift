import BillActions
import BillCore
import BillFormats
import BillRails

extension PayError: Explained {
  var failure: Failure {
    switch self {
    case .noMethod:
      Failure("no-method", "the wallet is empty", hints: ["billctl wallet add bank IBAN"])
    case .methodUnusable(let label, let obstacle):
      Failure(
        "method-unusable", "\(label) cannot pay: \(obstacle.words)",
        hints: [obstacle.remedy(label), "or pay from another one: --from METHOD"])
    case .notPayable(let number, let state, let reason):
      Failure(
        "not-payable",
        "\(number) is \(state.rawValue)" + (reason.map { ": \($0)" } ?? ""),
        hints: ["billctl bills show \(number.shellWord)"])
    case .creditNote(let number):
      Failure(
        "credit-note", "\(number) is a credit: the biller owes you",
        hints: ["net it with a bill of the same biller: --net-credits"])
    case .paidBySomeoneElse(let biller, let paidBy):
      Failure(
        "paid-by-someone-else", "\(biller) is paid by \(paidBy.rawValue), not by you",
        hints: ["if that changed: billctl billers edit \(biller.shellWord) --paid-by me"])
    case .nothingOpen(let number):
      Failure(
        "nothing-open", "nothing is open on \(number)",
        hints: ["billctl payments list --bill \(number.shellWord)"])
    case .amountNeeded(let number):
      Failure(
        "amount-needed", "\(number) leaves the amount to you",
        hints: ["say it: --amount AMOUNT"], status: .usage)
    case .amountForSeveralBills:
      Failure("amount-for-several", "--amount goes with exactly one bill", status: .usage)
    case .amountNotPositive(let text):
      Failure("amount-not-positive", "\(text) is not more than nothing", status: .usage)
    case .overpayment(let open, let asked):
      Failure(
        "overpayment", "\(asked) is more than the open \(open)",
        hints: ["if you mean it: --overpay"])
    case .dateInThePast(let date):
      Failure("date-in-the-past", "\(date) is in the past", status: .usage)
    case .severalPayees(let number, let accounts):
      Failure(
        "several-payees", "\(number) offers several accounts; choose one with --payee",
        hints: accounts, status: .conflict)
    case .unknownPayee(let text, let accounts):
      Failure(
        "unknown-payee", "the bill has no account \"\(text)\"", hints: accounts, status: .usage)
    case .payeeNotAccepted(let number, let last4):
      Failure(
        "payee-not-accepted", "\(number) names an account …\(last4) the biller never had",
        hints: ["ask the biller, then: billctl bills edit \(number.shellWord) --accept-payee"])
    case .unexpected(let count, let totals):
      Failure(
        "unexpected",
        "--expect does not hold: \(count) payments, "
          + totals.map(\.description).joined(separator: ", "), status: .conditionFailed)
    case .keyUsedOtherwise(let key):
      Failure(
        "key-used-otherwise", "the key \(key) was used for something else", status: .conflict)
    case .planOutdated(let name):
      Failure(
        "plan-outdated", "\(name) changed since the plan was shown; nothing was paid",
        hints: ["run it again"])
    case .cannotBeWritten(let number, let field): PayError.unwritable(number, field)
    case .looksLike(let number, let other): PayError.alike(number, other)
    case .noDueDate(let number):
      Failure(
        "no-due-date", "\(number) states no due date",
        hints: ["billctl bills edit \(number.shellWord) --due DATE"])
    case .discountLapsed(let payment): PayError.lapsed(payment)
    case .agentDismissed(let payment): PayError.dismissed(payment)
    }
  }

  private static func alike(_ number: String, _ other: String) -> Failure {
    Failure(
      "looks-like-another", "\(number) may be \(other) once more",
      hints: [
        "look: billctl bills show \(number.shellWord)",
        "pay it: billctl pay \(number.shellWord)",
        "drop it: billctl bills cancel \(number.shellWord) --reason duplicate",
      ])
  }

  private static func unwritable(_ number: String, _ field: Field) -> Failure {
    Failure(
      "cannot-be-written",
      "\(number) cannot be paid by a bank file: nothing of \(field.words) can be written in a "
        + "bank's letters",
      hints: [field.way(number)])
  }

  private static func lapsed(_ payment: RecordID) -> Failure {
    Failure(
      "discount-lapsed", "payment \(payment.description.prefix(8)) waited past its discount",
      hints: payAgain(payment))
  }

  private static func dismissed(_ payment: RecordID) -> Failure {
    Failure(
      "agent-dismissed",
      "payment \(payment.description.prefix(8)) was left by an agent that was dismissed since",
      hints: payAgain(payment))
  }

  private static func payAgain(_ payment: RecordID) -> [String] {
    ["billctl payments cancel \(payment.description.prefix(8))", "then pay the bill again"]
  }
}

extension PayError.Field {
  fileprivate var words: String {
    switch self {
    case .receiver(let name): "the receiver's name \"\(name)\""
    case .payer(let name): "your name \"\(name)\""
    case .reference(let text): "the reference \"\(text)\""
    }
  }

  fileprivate func way(_ number: String) -> String {
    switch self {
    case .receiver(let name):
      "tell the name on the account: billctl billers edit \(name.shellWord) --account IBAN "
        + "--name-on-account NAME"
    case .payer: "tell it in Latin letters: billctl wallet edit METHOD --holder NAME"
    case .reference: "billctl bills edit \(number.shellWord) --reference TEXT"
    }
  }
}

extension MethodObstacle {
  var words: String {
    switch self {
    case .expired(let month): "it expired at the end of \(month)"
    case .declined(let reason): "it was declined" + (reason.map { " (\($0))" } ?? "")
    case .numberLost: PaymentMethod.lostNumber
    case .removed: "it was removed"
    }
  }

  /// The command that makes the method pay again.
  func remedy(_ label: String) -> String {
    switch self {
    case .expired, .declined, .removed: "billctl wallet edit \(label.shellWord)"
    case .numberLost: "billctl wallet edit \(label.shellWord) --number NUMBER"
    }
  }
}

extension RailObstacle: Explained {
  var failure: Failure { Failure("rail-unsuited", words) }

  var words: String {
    switch self {
    case .notBuilt(let kind): "\(kind.rawValue) is not part of this version"
    case .notSetUp: "it is not set up: billctl rails setup command --name NAME"
    case .testHomesOnly: "only a test home has it"
    case .methodKind(let kind): "it takes no \(kind == .card ? "card" : "bank account")"
    case .noPayeeAccount: "no account of the biller is known"
    case .payeeScheme: "the biller's account number is no valid IBAN"
    case .currency(let currency): "it cannot carry \(currency)"
    case .onlyFromSwitzerland: "a QR-IBAN takes money only from an account in Switzerland"
    case .otherRails(let kinds):
      "the biller is paid by \(kinds.map(\.rawValue).joined(separator: ", "))"
    }
  }
}

extension RailObstacle {
  /// What would get round it.
  fileprivate var ways: [String] {
    switch self {
    case .methodKind, .onlyFromSwitzerland:
      ["pay from another method: --from METHOD", "see them: billctl wallet list"]
    case .noPayeeAccount, .payeeScheme:
      ["tell the biller's account: billctl billers edit BILLER --account IBAN"]
    case .notBuilt, .notSetUp, .testHomesOnly, .currency, .otherRails:
      ["what would do: billctl rails list"]
    }
  }
}

extension RailChoiceError: Explained {
  var failure: Failure {
    switch self {
    case .unknown(let name, let known):
      Failure(
        "unknown-rail", "there is no rail \(name)",
        hints: ["known: \(known.joined(separator: ", "))"], status: .usage)
    case .several(let names):
      Failure(
        "several-rails", "several ways would do: \(names.joined(separator: ", "))",
        hints: ["choose one: --by NAME", "or for good: billctl rails setup KIND --default"],
        status: .usage)
    case .none(let obstacles, let usable):
      Failure(
        "no-rail", "no way that you set up reaches the biller",
        hints: obstacles.map { "\($0.rail): \($0.obstacle.words)" }
          + (usable.isEmpty ? [] : ["these would do: --by \(usable.joined(separator: ", --by "))"]),
        status: .usage)
    case .unsuited(let refusal):
      Failure(
        "rail-unsuited", "\(refusal.rail): \(refusal.obstacle.words)",
        hints: refusal.obstacle.ways)
    }
  }
}

extension HandOverError: Explained {
  var failure: Failure {
    switch self {
    case .notATestNumber(let label):
      Failure(
        "not-a-test-number", "\(label) is none of the sandbox's test numbers",
        hints: ["see them: billctl rails list"])
    case .railChanged(let rail, let payment):
      Failure(
        "rail-changed",
        "\(rail) was set up otherwise after payment \(payment.description.prefix(8)) was approved",
        hints: [
          "if you changed it: billctl payments cancel \(payment.description.prefix(8))",
          "then pay the bill again",
        ])
    }
  }
}

extension MoveError: Explained {
  var failure: Failure {
    switch self {
    case .partOfFile(let payment, let batch, let count):
      Failure(
        "part-of-file",
        "\(payment.description.prefix(8)) is one of \(count) payments in a bank file, which goes "
          + "to the bank as a whole",
        hints: [
          "if you uploaded it: billctl payments done \(batch.description.prefix(8))",
          "whatever you say, say it of the whole file: \(batch.description.prefix(8))",
        ])
    case .notAtTheBank(let id):
      Failure(
        "not-at-the-bank",
        "\(id.description.prefix(8)) is in a file that was not uploaded, as far as is known here",
        hints: [
          "if the file is still here: billctl payments take-back BATCH",
          "if it is gone and nobody uploaded it: billctl payments resolve BATCH --not-sent",
          "if you uploaded it: billctl payments done BATCH, then reject it",
          "the batches: billctl payments batches",
        ])
    case .fileIsHere(let batch):
      Failure(
        "file-is-here", "the file lies in the outbox and can still be uploaded",
        hints: ["billctl payments take-back \(batch.description.prefix(8))"])
    case .notByYourWord(let id, let state):
      Failure(
        "not-by-your-word",
        "\(id.description.prefix(8)) is \(state.rawValue), and not by your word alone",
        hints: ["its way so far: billctl payments show \(id.description.prefix(8))"])
    }
  }
}

extension PublishError: Explained {
  var failure: Failure {
    switch self {
    case .databaseIsBehind(let reference) where PublishError.isMerge(reference):
      Failure(
        "database-behind",
        "this account was merged into another one, and this database is from before that",
        hints: [PublishError.mergeRemedy], status: .checkFailed)
    case .databaseIsBehind(let reference):
      Failure(
        "database-behind",
        "\(reference) was published, and this database does not know it: was it put back from a "
          + "backup?",
        hints: PublishError.behindRemedies, status: .checkFailed)
    case .stagedFileChanged(let name):
      Failure(
        "staged-file-changed", "\(name) was altered before it was published", status: .checkFailed)
    case .notInOutbox(let name):
      Failure(
        "not-in-outbox", "\(name) is not in the outbox any more",
        hints: [
          "if it went to the bank: billctl payments done \(name.shellWord)",
          "if nobody uploaded it: billctl payments resolve \(name.shellWord) --not-sent",
        ])
    case .otherFileSystem(let outbox):
      Failure(
        "other-file-system", "\(outbox) lies on another file system than your data",
        hints: ["choose a folder on the same one: billctl rails setup iso20022 --outbox DIR"],
        status: .badConfiguration)
    case .outboxFileChanged(let name):
      Failure("outbox-file-changed", "\(name) was altered in the outbox", status: .checkFailed)
    }
  }
}

extension PublishError {
  /// What helps when an account that was merged comes back from a backup.
  static let mergeRemedy = "billctl account merge --from OLD --email NEW"

  /// What helps when the database does not know what was published.
  static let behindRemedies = [
    "nothing is paid until the database knows it",
    "put the newer database back: a later backup, or the folder that restore kept aside",
    "or tell this one what was handed over since: billctl schedule agent reconcile",
    "what is unknown here: billctl doctor",
  ]
}

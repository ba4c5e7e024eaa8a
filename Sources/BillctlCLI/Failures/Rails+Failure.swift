import BillActions
import BillCore
import BillRails

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
        "\(rail) was set up otherwise after payment \(payment.short) was approved",
        hints: [
          "if you changed it: billctl payments cancel \(payment.short)",
          "then pay the bill again",
        ])
    }
  }
}

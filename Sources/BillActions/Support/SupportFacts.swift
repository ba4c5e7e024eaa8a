import BillCore
import BillCredentials
import BillStore

/// What only the holder of an account knows, as the database has it.
struct SupportFacts {
  /// Of a payment that was made.
  var amount: Money?
  var method: PaymentMethod?
  var postcode: String?
  /// The last digits of an account somebody is paid to.
  var payee: String?
  private(set) var manner = Manner()

  /// How things look in a home: what is not known looks as what is known does elsewhere.
  struct Manner {
    fileprivate var currency = Currency("EUR")
    fileprivate var isCard = false
    fileprivate var postcode = "00000"
  }

  /// Nothing is known.
  init() {}

  /// Nothing is known of an address that has no account, in a home where accounts look like this.
  init(strangerTo facts: SupportFacts) { manner = facts.manner }

  init(_ account: Account, _ reader: BookReader) throws {
    let methods = try reader.methods()
    let payment = try reader.payments().first { $0.state.isDelivered }
    (amount, method) = (payment?.amount, methods.first)
    let postcodes = [account.address?.postcode] + methods.map { $0.address?.postcode }
    // Decoys have to differ from it, so it needs something to vary.
    postcode = postcodes.lazy.compactMap { $0?.uppercased() }.first { text in
      text.filter { $0.isASCII && ($0.isNumber || $0.isLetter) }.count >= 3
    }
    payee = try payment?.payeeID.map { try reader.payee($0).last4 } ?? reader.payees().first?.last4
    manner.currency = amount?.currency ?? method?.currency ?? manner.currency
    manner.isCard = method?.kind == .card
    manner.postcode = postcode ?? manner.postcode
  }

  /// How many of them there are.
  var count: Int {
    [amount != nil, method != nil, postcode != nil, payee != nil].filter { $0 }.count
  }

  /// With fewer known facts "none of these" would be too good a guess.
  static let least = 3
}

extension SupportFacts {
  /// The questions, each with its decoys.
  ///
  /// Every decoy is drawn as if it were the truth: whoever knows this code, and not the holder,
  /// tells none from another.
  ///
  /// - Parameter seed: names the account, or the address that has none.
  func questions(_ key: InstallKey, seed: [UInt8]) -> [SupportQuestion] {
    func decoys(_ topic: String) -> SupportDecoys { SupportDecoys(key, seed: seed, topic: topic) }
    return [
      askAmount(decoys("amount \(amount?.description ?? "")")),
      askMethod(decoys("method \(method?.id.description ?? "")")),
      askPostcode(decoys("postcode \(postcode ?? "")")),
      askPayee(decoys("payee \(payee ?? "")")),
    ]
  }

  private func askAmount(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    let amounts = DecoyAmounts(like: amount?.minor ?? DecoyAmounts.invented(&decoys), &decoys)
    func words(_ minor: Int64) -> String {
      guard let currency = amount?.currency ?? manner.currency else { return "\(minor)" }
      return Money(minor: minor, currency).description
    }
    return decoys.question("Which of these amounts did you pay?", truth: amount?.description) {
      words(amounts.next(&$0))
    }
  }

  private func askMethod(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    let isCard = method.map { $0.kind == .card } ?? manner.isCard
    func words(_ last4: String) -> String {
      "\(isCard ? "card" : "bank account") ending in \(last4)"
    }
    return decoys.question(
      "From which of these do you pay?", truth: method.map { words($0.last4) }
    ) { words($0.digits(4)) }
  }

  // A decoy has the truth's shape: digits for digits, letters for letters.
  private func askPostcode(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    let shape = postcode ?? manner.postcode
    return decoys.question("Which postcode is in your address?", truth: postcode) { decoys in
      String(
        shape.map { character in
          if character.isASCII, character.isNumber {
            return Character("\(decoys.number(below: 10))")
          }
          guard character.isASCII, character.isLetter else { return character }
          return Character(Unicode.Scalar(UInt8(65 + decoys.number(below: 26))))
        })
    }
  }

  // Names of billers would be told from made-up ones by whoever has the list of those.
  private func askPayee(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    func words(_ last4: String) -> String { "account ending in \(last4)" }
    return decoys.question("To which of these do you pay?", truth: payee.map(words)) {
      words($0.digits(4))
    }
  }
}

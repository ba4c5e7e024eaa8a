import BillCore
import BillCredentials
import BillStore

/// What only the holder of an account knows, as the database has it.
struct SupportFacts {
  var payment: Payment?
  var method: PaymentMethod?
  var postcode: String?
  var biller: String?

  /// Nothing is known of an address that has no account.
  init() {}

  init(_ account: Account, _ reader: BookReader) throws {
    let methods = try reader.methods()
    payment = try reader.payments().first { $0.state.isDelivered }
    method = methods.first
    let postcodes = [account.address?.postcode] + methods.map { $0.address?.postcode }
    // Decoys have to differ from it, so it needs something to vary.
    postcode = postcodes.lazy.compactMap { $0 }.first { text in
      text.filter { $0.isASCII && ($0.isNumber || $0.isLetter) }.count >= 3
    }
    biller = try payment.map { try reader.biller($0.billerID).name } ?? reader.billers().first?.name
  }

  /// How many of them there are.
  var count: Int {
    [payment != nil, method != nil, postcode != nil, biller != nil].filter { $0 }.count
  }

  /// With fewer known facts "none of these" would be too good a guess.
  static let least = 3
}

extension SupportFacts {
  /// The questions, each with its decoys.
  ///
  /// - Parameter seed: names the account, or the address that has none.
  func questions(_ key: InstallKey, seed: [UInt8], today: CalendarDate) -> [SupportQuestion] {
    func decoys(_ topic: String) -> SupportDecoys { SupportDecoys(key, seed: seed, topic: topic) }
    return [
      askPayment(decoys("payment \(payment?.id.description ?? "")"), today),
      askMethod(decoys("method \(method?.id.description ?? "")"), today),
      askPostcode(decoys("postcode \(postcode ?? "")")),
      askBiller(decoys("biller \(biller ?? "")")),
    ]
  }

  private func askPayment(_ decoys: SupportDecoys, _ today: CalendarDate) -> SupportQuestion {
    var decoys = decoys
    let base = payment?.amount.minor ?? Int64(1000 + decoys.number(below: 30_000))
    let day = payment?.executeOn ?? today.adding(days: -decoys.number(below: 30))
    // A round sum among crooked ones would stand out.
    let steps: [Int64] = [10_000, 5000, 1000, 500, 100, 50, 10, 5]
    let step = steps.first { base % $0 == 0 } ?? 1
    return decoys.question(
      "Which of these payments did you make?", truth: payment.map { "\($0.amount) on \(day)" }
    ) { decoys in
      let percent = Int64(40 + decoys.number(below: 220))
      let minor: Int64 = max(step, base / 100 * percent / step * step)
      return "\(amount(minor)) on \(day.adding(days: decoys.number(below: 61) - 30))"
    }
  }

  private func amount(_ minor: Int64) -> String {
    guard let currency = payment?.amount.currency ?? Currency("EUR") else { return "\(minor)" }
    return Money(minor: minor, currency).description
  }

  private func askMethod(_ decoys: SupportDecoys, _ today: CalendarDate) -> SupportQuestion {
    var decoys = decoys
    func words(_ last4: String, _ expires: CalendarMonth?) -> String {
      guard let method, method.kind == .card else { return "bank account ending in \(last4)" }
      return "card ending in \(last4)" + (expires.map { ", good through \($0)" } ?? "")
    }
    return decoys.question(
      "From which of these do you pay?", truth: method.map { words($0.last4, $0.expires) }
    ) { decoys in
      let month = CalendarMonth(today).adding(months: decoys.number(below: 48))
      return words(decoys.digits(4), method?.expires == nil ? nil : month)
    }
  }

  // A decoy has the truth's shape: digits for digits, letters for letters.
  private func askPostcode(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    let shape = postcode ?? "00000"
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

  private func askBiller(_ decoys: SupportDecoys) -> SupportQuestion {
    var decoys = decoys
    return decoys.question("Which of these do you pay?", truth: biller) { decoys in
      var (kinds, places) = (SupportFacts.kinds, SupportFacts.places)
      return "\(decoys.pick(from: &kinds) ?? "") \(decoys.pick(from: &places) ?? "")"
    }
  }

  private static let kinds = [
    "Stadtwerke", "Hausverwaltung", "Wasserwerk", "Telefon", "Versicherung", "Energie",
    "Zahnarztpraxis", "Autohaus", "Buchhandel", "Fitness",
  ]
  private static let places = [
    "Neustadt", "Seeblick", "Nordlicht", "Lindenhof", "Bergmann", "Altmarkt", "Sonnental",
    "Westhafen", "Krüger", "Talheim",
  ]
}

/// The network a card belongs to, known by the first digits of its number.
package enum CardNetwork: String, Sendable, Hashable, Codable, CaseIterable {
  case visa
  case mastercard
  case amex
  case discover
  case diners
  case jcb
  case unionpay
  case maestro
  case troy
  case mir
  case elo
  case hiper
  case hipercard
  case naranja
  case verve
  /// A network billctl has no name for.
  case unknown

  /// Finds the network that claims the longest beginning of the number.
  ///
  /// National networks lie inside the ranges of the international ones (elo inside Visa and
  /// Discover), so the most exact claim wins.
  init(digits: some Collection<UInt8>) {
    let leading = digits.prefix(8).map(\.digitValue)
    for length in stride(from: leading.count, to: 0, by: -1) {
      let start = leading.prefix(length).reduce(0) { $0 * 10 + $1 }
      let claim = CardNetwork.claims.first { $0.length == length && $0.range.contains(start) }
      if let claim {
        self = claim.network
        return
      }
    }
    self = .unknown
  }

  /// How many digits the network's numbers have.
  var lengths: ClosedRange<Int> {
    switch self {
    case .amex: 15...15
    case .mastercard, .troy, .elo, .hiper, .hipercard, .naranja: 16...16
    case .visa: 13...19
    case .diners, .unionpay: 14...19
    case .discover, .jcb, .mir, .verve: 16...19
    case .maestro, .unknown: 12...19
    }
  }

  /// The beginnings of numbers, as single prefixes and ranges of prefixes of one length.
  private var prefixes: String {
    switch self {
    case .visa: "4"
    case .mastercard: "51-55 2221-2229 223-229 23-26 270-271 2720"
    case .amex: "34 37"
    case .discover: "6011 644-649 65"
    case .diners: "300-305 3095 36 38-39"
    case .jcb: "1800 2131 3528-3589"
    case .unionpay: "62 81"
    case .maestro: "493698 50 56-59 6304 63 67"
    case .troy: "9792 650274"
    case .mir: "2200-2204"
    case .elo:
      """
      401178-401179 431274 438935 451416 457393 457631-457632 504175 506699-506778 509 627780
      636297 636368 650031-650033 650035-650051 650405-650439 650485-650538 650541-650598
      650700-650718 650720-650727 650901-650978 651652-651679 655000-655019 655021-655058
      """
    case .hiper: "637095 637568 637599 637609 637612 63737423 63743358"
    case .hipercard: "606282"
    case .naranja: "589562"
    case .verve: "506099-506198 507865-507964"
    case .unknown: ""
    }
  }

  private typealias Claim = (network: CardNetwork, length: Int, range: ClosedRange<Int>)

  private static let claims: [Claim] = allCases.flatMap { network in
    network.prefixes.split(whereSeparator: \.isWhitespace).compactMap { written -> Claim? in
      let bounds = written.split(separator: "-")
      guard let low = bounds.first.flatMap({ Int($0) }), let high = bounds.last.flatMap({ Int($0) })
      else { return nil }
      return (network, bounds[0].count, low...high)
    }
  }
}

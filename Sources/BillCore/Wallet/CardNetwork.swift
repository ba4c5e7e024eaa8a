/// Whose card it is.
package enum CardNetwork: String, Sendable, Hashable, CaseIterable {
  case visa, mastercard, amex, discover
  case diners = "diners-club"
  case jcb, unionpay, maestro, troy, mir, elo, hiper, hipercard, verve
}

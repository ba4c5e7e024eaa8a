extension IBAN {
  /// The currency most accounts of its country are held in; nil where that is not certain.
  package var usualCurrency: Currency? {
    Currency(IBAN.currencies[country] ?? "EUR")
  }

  // SEPA countries with a currency of their own, and the others by their national currency. Every
  // SEPA country that is not here uses the euro.
  private static let currencies = [
    "AL": "ALL", "AE": "AED", "AZ": "AZN", "BA": "BAM", "BH": "BHD", "BR": "BRL", "BY": "BYN",
    "CH": "CHF", "CZ": "CZK", "DK": "DKK", "DO": "DOP", "EG": "EGP", "FO": "DKK", "GB": "GBP",
    "GE": "GEL", "GI": "GIP", "GL": "DKK", "GT": "GTQ", "HU": "HUF", "IL": "ILS", "IQ": "IQD",
    "IS": "ISK", "JO": "JOD", "KW": "KWD", "KZ": "KZT", "LB": "LBP", "LI": "CHF", "LY": "LYD",
    "MD": "MDL", "MK": "MKD", "MN": "MNT", "MR": "MRU", "MU": "MUR", "NI": "NIO", "NO": "NOK",
    "OM": "OMR", "PK": "PKR", "PL": "PLN", "PS": "ILS", "QA": "QAR", "RO": "RON", "RS": "RSD",
    "RU": "RUB", "SA": "SAR", "SC": "SCR", "SD": "SDG", "SE": "SEK", "SO": "SOS", "TN": "TND",
    "TR": "TRY", "UA": "UAH", "VA": "EUR", "VG": "USD", "YE": "YER",
  ]
}

import ArgumentParser
import BillCore

/// A postal address in parts, as payment files want it.
struct AddressOptions: ParsableArguments {
  @Option(help: "Street.")
  var street: String?

  @Option(help: "House number.")
  var building: String?

  @Option(help: "Postcode.")
  var postcode: String?

  @Option(help: "Town.")
  var town: String?

  @Option(help: "Country, by its two letters.")
  var country: String?

  /// The address; nil where no part was given.
  func address() throws -> PostalAddress? {
    guard [street, building, postcode, town, country].contains(where: { $0 != nil }) else {
      return nil
    }
    let code = try country.map { text in
      guard let code = CountryCode(text) else {
        throw Failure(
          "bad-country", "there is no country \(text)", hints: ["two letters, such as DE"],
          status: .usage)
      }
      return code.code
    }
    return PostalAddress(
      street: street, building: building, postcode: postcode, town: town, country: code)
  }
}

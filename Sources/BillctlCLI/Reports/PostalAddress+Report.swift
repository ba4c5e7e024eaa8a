import BillCore

extension PostalAddress {
  /// The address on one line.
  var oneLine: String {
    let parts = [
      [street, building].compactMap { $0 }.joined(separator: " "),
      [postcode, town].compactMap { $0 }.joined(separator: " "), country ?? "",
    ]
    return (parts + lines).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `{street, building, postcode, town, country, lines}`.
  var json: JSON {
    [
      "street": JSON(street), "building": JSON(building), "postcode": JSON(postcode),
      "town": JSON(town), "country": JSON(country), "lines": .list(lines.map { .text($0) }),
    ]
  }
}

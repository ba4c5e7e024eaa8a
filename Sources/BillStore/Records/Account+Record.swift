package import BillCore
package import GRDB

extension Account: FetchableRecord {
  package init(row: Row) throws {
    let columns = ColumnReader(table: "account", row: row)
    self.init(
      id: try columns.value("id"), email: try columns.value("email"),
      emailState: try columns.value("emailState"), name: try columns.value("name"),
      createdAt: try columns.value("createdAt"), isTest: try columns.value("isTest"),
      zone: try columns.value("zone"))
    address = try columns.address("address")
    phoneLast4 = try columns.optional("phoneLast4")
    phoneConfirmedAt = try columns.optional("phoneConfirmedAt")
    let preferred: String? = try columns.optional("preferredFactor")
    preferredFactor = preferred.flatMap(SecondFactor.Kind.init(rawValue:))
    termsVersion = try columns.optional("termsVersion")
    termsAcceptedAt = try columns.optional("termsAcceptedAt")
    frozenAt = try columns.optional("frozenAt")
    suspendedAt = try columns.optional("suspendedAt")
    passwordChangedAt = try columns.value("passwordChangedAt")
  }
}

extension Account {
  /// The columns that change with the account itself.
  var changingColumns: StatementArguments {
    [
      "id": id, "email": email, "emailState": emailState, "name": name,
      "address": address?.columnText, "phoneLast4": phoneLast4, "termsVersion": termsVersion,
      "phoneConfirmedAt": phoneConfirmedAt, "preferredFactor": preferredFactor?.rawValue,
      "termsAcceptedAt": termsAcceptedAt, "frozenAt": frozenAt, "suspendedAt": suspendedAt,
      "passwordChangedAt": passwordChangedAt, "zone": zone,
    ]
  }
}

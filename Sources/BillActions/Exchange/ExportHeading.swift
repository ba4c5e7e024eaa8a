package import BillCore
import BillFormats

/// Whose account an export holds.
package struct ExportHeading: Hashable, Sendable {
  package let account: RecordID
  package let email: String
  package let isTest: Bool
  package let madeAt: Instant
  /// The version of the schema the rows are of.
  package let version: Int
  /// The phone number in E.164 form.
  let phone: String?
  /// nil where the number was never confirmed.
  let phoneConfirmedAt: Instant?

  static let schema = "billctl.account-export/1"
}

extension ExportHeading {
  var json: JSON {
    [
      "schema": .text(ExportHeading.schema), "version": .number(Int64(version)),
      "account": .text(account.description), "email": .text(email), "test": .bool(isTest),
      "made": JSON(madeAt), "phone": JSON(phone),
      "phone_confirmed": JSON(phoneConfirmedAt),
    ]
  }

  /// nil for an object that is no heading.
  init?(_ json: JSON) {
    guard json["schema"] == .text(ExportHeading.schema),
      case .number(let version)? = json["version"], case .text(let id)? = json["account"],
      let account = RecordID(id), case .text(let email)? = json["email"],
      case .bool(let isTest)? = json["test"], case .text(let made)? = json["made"],
      let madeAt = Instant(made)
    else { return nil }
    self.account = account
    self.email = email
    self.isTest = isTest
    self.madeAt = madeAt
    self.version = Int(version)
    phone = if case .text(let phone)? = json["phone"] { phone } else { nil }
    phoneConfirmedAt =
      if case .text(let at)? = json["phone_confirmed"] { Instant(at) } else { nil }
  }
}

package import BillCore
import BillStore

/// Changes what an account says about its holder.
package struct ChangeSettings: Sendable {
  /// Nil leaves a setting as it is; an empty text takes an optional one away.
  package var name: String?
  package var street: String?
  package var building: String?
  package var postcode: String?
  package var town: String?
  package var country: String?
  package var zone: String?
  /// The second factor to be asked for first.
  package var preferredFactor: SecondFactor.Kind?

  package init() {}

  /// Asks for a second factor before the others.
  package init(preferring kind: SecondFactor.Kind) { preferredFactor = kind }

  /// Changes an account whose key is open.
  package func perform(_ access: MoneyAccess) throws {
    try access.books.write(at: access.world.now) { try write(access.world, $0) }
  }

  /// One setting before and after.
  package struct Change: Hashable, Sendable {
    package var setting: String
    package var old: String
    package var new: String
  }

  /// What would change, with the account as it will be; nothing is written yet.
  package struct Plan: Sendable {
    package let account: Account
    package let changes: [Change]
  }

  /// Checks every value.
  ///
  /// - throws: `SettingsError`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    try access.books.read { try plan(access.account, $0, access.world) }
  }

  private func plan(_ old: Account, _ reader: BookReader, _ world: World) throws -> Plan {
    var account = old
    if let name {
      guard !name.allSatisfy(\.isWhitespace) else { throw SettingsError.emptyName }
      account.name = name
    }
    account.address = try address(account.address)
    if let zone {
      guard world.civilDate(world.now, zone) != nil else {
        throw SettingsError.unknownZone(zone)
      }
      account.zone = zone
    }
    if let preferredFactor {
      guard try FactorChoice.active(reader).contains(preferredFactor) else {
        throw SettingsError.factorNotAdded(preferredFactor)
      }
      account.preferredFactor = preferredFactor
    }
    return Plan(account: account, changes: changes(from: old, to: account))
  }

  /// Changes the account as it stands at this moment, so that a freeze meanwhile stays one.
  func write(_ world: World, _ writer: BookWriter) throws {
    guard let account = try writer.reader.account() else { return }
    let plan = try plan(account, writer.reader, world)
    guard !plan.changes.isEmpty else { return }
    try writer.update(plan.account)
    let settings = plan.changes.map(\.setting).joined(separator: ", ")
    try writer.record("account.changed", plan.account.id, settings)
  }

  private func address(_ old: PostalAddress?) throws -> PostalAddress? {
    var address = old ?? PostalAddress()
    func take(_ value: String?, _ part: inout String?) {
      if let value { part = value.isEmpty ? nil : value }
    }
    take(street, &address.street)
    take(building, &address.building)
    take(postcode, &address.postcode)
    take(town, &address.town)
    if let country {
      guard country.isEmpty || CountryCode(country) != nil else {
        throw SettingsError.unknownCountry(country)
      }
      address.country = CountryCode(country)?.code
    }
    return address == PostalAddress() ? nil : address
  }

  private func changes(from old: Account, to new: Account) -> [Change] {
    let pairs = [
      ("name", old.name, new.name), ("zone", old.zone, new.zone),
      ("street", old.address?.street ?? "", new.address?.street ?? ""),
      ("building", old.address?.building ?? "", new.address?.building ?? ""),
      ("postcode", old.address?.postcode ?? "", new.address?.postcode ?? ""),
      ("town", old.address?.town ?? "", new.address?.town ?? ""),
      ("country", old.address?.country ?? "", new.address?.country ?? ""),
      (
        "second factor", old.preferredFactor?.rawValue ?? "", new.preferredFactor?.rawValue ?? ""
      ),
    ]
    return pairs.filter { $1 != $2 }.map { Change(setting: $0, old: $1, new: $2) }
  }
}

extension Account {
  /// The last digits of the phone number behind dots; empty where none is known.
  package var maskedPhone: String { phoneLast4.map { "…\($0)" } ?? "" }
}

/// Why a setting cannot be taken.
package enum SettingsError: Error, Equatable {
  case emptyName
  case unknownCountry(String)
  case unknownZone(String)
  /// A factor that was not added cannot be the preferred one.
  case factorNotAdded(SecondFactor.Kind)
}

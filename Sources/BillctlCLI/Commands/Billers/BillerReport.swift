import BillActions
import BillCore

/// A biller as reports show it; its accounts are masked.
enum BillerReport {
  static func json(_ biller: Biller, _ payees: [Payee]) -> JSON {
    [
      "id": .text(biller.id.description), "name": .text(biller.name),
      "paid_by": .text(biller.paidBy.rawValue), "category": .text(biller.category),
      "customer_number": JSON(biller.customerNumber), "support_phone": JSON(biller.supportPhone),
      "support_email": JSON(biller.supportEmail), "url": JSON(biller.url),
      "terms_days": biller.termsDays.map { .number(Int64($0)) } ?? .null,
      "vat_id": JSON(biller.vatID), "legal_id": JSON(biller.legalID),
      "address": biller.address?.json ?? .null,
      "rails": .list(biller.rails.map { .text($0.rawValue) }),
      "archived": .bool(biller.isArchived), "payees": .list(payees.map(json)),
    ]
  }

  static func json(_ payee: Payee) -> JSON {
    [
      "id": .text(payee.id.description), "scheme": .text(payee.scheme.rawValue),
      "account": .text("…\(payee.last4)"), "name": JSON(payee.name),
      "country": JSON(payee.country), "agent": JSON(payee.agent),
      "state": .text(payee.state.rawValue),
    ]
  }

  // An account that nobody said yes to is told apart from those that are paid.
  private static func accountText(_ payee: Payee) -> String {
    "…\(payee.last4)" + (payee.state.isTrusted ? "" : " [\(payee.state.rawValue)]")
  }

  static func list(_ billers: [(biller: Biller, payees: [Payee])], notes: [String] = []) -> Report {
    var table = Table(
      [
        ("BILLER", .left), ("NAME", .left), ("PAID BY", .left), ("ACCOUNTS", .left),
        ("CUSTOMER", .left), ("CATEGORY", .left), ("", .left),
      ], yielding: ["CATEGORY", "CUSTOMER", "ACCOUNTS", "NAME"])
    for (biller, payees) in billers {
      table.add([
        biller.id.short, biller.name, biller.paidBy.rawValue,
        payees.map(accountText).joined(separator: " "), biller.customerNumber ?? "",
        biller.category, biller.isArchived ? "archived" : "",
      ])
    }
    return Report(
      "billers/1", list: "billers", billers.map { json($0.biller, $0.payees) },
      lines: table.lines, notes: notes)
  }

  /// One biller after a change.
  static func one(_ biller: Biller, _ access: ReadAccess, _ lines: [String]) throws -> Report {
    let payees = try ShowBiller().perform(biller, access).payees
    return Report("billers/1", ["billers": [json(biller, payees)]], lines: lines)
  }
}

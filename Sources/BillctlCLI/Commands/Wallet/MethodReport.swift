import BillActions
import BillCore

/// A method as reports show it: always masked.
enum MethodReport {
  /// `{id, kind, label, last4, network?, expires?, default, state}` and what is known besides.
  static func json(_ method: PaymentMethod, today: CalendarDate) -> JSON {
    .object(
      [
        member("id", .text(method.id.description)), member("kind", .text(method.kind.rawValue)),
        member("label", .text(method.label)), member("last4", .text(method.last4)),
      ] + optional(method) + [
        member("holder", .text(method.holder)), member("default", .bool(method.isDefault)),
        member("state", .text(state(method, today: today))),
        member("reason", JSON(method.declineReason)),
        member("rails", .list(method.rails.map { .text($0.rawValue) })),
      ])
  }

  private static func optional(_ method: PaymentMethod) -> [JSON.Member] {
    let known: [(String, String?)] = [
      ("network", method.network?.rawValue), ("expires", method.expires?.description),
      ("scheme", method.scheme?.rawValue), ("currency", method.currency?.code),
      ("country", method.country), ("agent", method.agent),
    ]
    return known.compactMap { name, value in value.map { member(name, .text($0)) } }
  }

  private static func member(_ name: String, _ value: JSON) -> JSON.Member {
    JSON.Member(name: name, value: value)
  }

  /// `usable`, `declined`, `number lost`, `expired` or `removed`.
  static func state(_ method: PaymentMethod, today: CalendarDate) -> String {
    switch method.obstacle(on: today) {
    case nil: "usable"
    case .expired: "expired"
    case .declined: "declined"
    case .numberLost: "number lost"
    case .removed: "removed"
    }
  }

  static func list(_ methods: [PaymentMethod], today: CalendarDate, notes: [String] = []) -> Report
  {
    var table = Table(
      [
        ("METHOD", .left), ("LABEL", .left), ("KIND", .left), ("NUMBER", .left), ("EXPIRES", .left),
        ("CURRENCY", .left), ("STATE", .left), ("", .left),
      ], yielding: ["LABEL", "NUMBER"])
    for method in methods {
      table.add([
        method.id.short, method.label,
        method.network?.rawValue ?? method.kind.rawValue, "…\(method.last4)",
        method.expires?.description ?? "", method.currency?.code ?? "",
        state(method, today: today), method.isDefault ? "default" : "",
      ])
    }
    return Report(
      "wallet/1", list: "methods", methods.map { json($0, today: today) }, lines: table.lines,
      notes: notes)
  }

  /// One method after a change.
  static func one(_ method: PaymentMethod, today: CalendarDate, _ verb: String) -> Report {
    var report = list([method], today: today)
    report.lines = [
      "\(verb): \(method.label) …\(method.last4)"
        + (method.isDefault ? ", your default method" : "")
    ]
    return report
  }
}

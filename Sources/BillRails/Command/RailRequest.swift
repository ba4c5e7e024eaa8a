package import BillCore
package import BillFormats

/// What a program is asked, as it reads it on standard input.
package enum RailRequest: Sendable {
  case capabilities
  /// `method` is where the money comes from; a test never moves money.
  case submit(TransferOrder, method: PaymentMethod, isTest: Bool)
  case status(key: String, isTest: Bool)
  case cancel(key: String, isTest: Bool)

  package var verb: RailVerb {
    switch self {
    case .capabilities: .capabilities
    case .submit: .submit
    case .status: .status
    case .cancel: .cancel
    }
  }

  /// The request, one line.
  package var bytes: [UInt8] { Array((json.rendered(indented: false) + "\n").utf8) }

  package var json: JSON {
    switch self {
    case .capabilities: head([])
    case .submit(let order, let method, let isTest):
      head([
        .init(name: "test", value: .bool(isTest)),
        .init(name: "idempotency_key", value: .text(order.payment.endToEndID)),
        .init(name: "payment", value: RailRequest.payment(order.payment)),
        .init(name: "from", value: RailRequest.source(order, method)),
        .init(name: "to", value: RailRequest.destination(order)),
      ])
    case .status(let key, let isTest), .cancel(let key, let isTest):
      head([
        .init(name: "test", value: .bool(isTest)),
        .init(name: "idempotency_key", value: .text(key)),
      ])
    }
  }

  private func head(_ members: [JSON.Member]) -> JSON {
    let head: JSON = [
      "protocol": .number(RailProtocol.version), "verb": .text(verb.rawValue),
    ]
    return head.adding(members)
  }

  private static func payment(_ payment: Payment) -> JSON {
    RailAmount.json(payment.amount).adding([
      .init(name: "id", value: .text(payment.id.description)),
      .init(name: "end_to_end_id", value: .text(payment.endToEndID)),
      .init(name: "execute_on", value: JSON(payment.executeOn)),
      .init(
        name: "reference",
        value: payment.reference.map { ["kind": .text($0.kind), "value": .text($0.value)] }
          ?? .null),
    ])
  }

  private static func source(_ order: TransferOrder, _ method: PaymentMethod) -> JSON {
    switch method.kind {
    case .bank:
      [
        "kind": "bank", "name": .text(order.debtorName), "address": address(order.debtorAddress),
        "scheme": JSON(order.debtor?.scheme.rawValue), "account": JSON(order.debtor?.number),
        "bic": JSON(order.debtor?.agent),
      ]
    case .card:
      [
        "kind": "card", "name": .text(order.debtorName), "address": address(method.address),
        "network": JSON(method.network?.rawValue), "last4": .text(method.last4),
        "expires": JSON(method.expires),
      ]
    }
  }

  private static func destination(_ order: TransferOrder) -> JSON {
    [
      "name": .text(order.creditorName), "address": address(order.creditorAddress),
      "scheme": JSON(order.creditor?.scheme.rawValue), "account": JSON(order.creditor?.number),
      "bic": JSON(order.creditor?.agent),
    ]
  }

  private static func address(_ address: PostalAddress?) -> JSON {
    guard let address else { return .null }
    return [
      "street": JSON(address.street), "building": JSON(address.building),
      "postcode": JSON(address.postcode), "town": JSON(address.town),
      "country": JSON(address.country), "lines": .list(address.lines.map { .text($0) }),
    ]
  }
}

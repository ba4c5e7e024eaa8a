import BillCore
import BillRails
import BillStore

/// Calls the pretended bank of test homes, in the steps any program that pays is called in.
struct SandboxCall {
  private let access: any Payer

  init(_ access: any Payer) { self.access = access }

  /// Sends a payment: `sending` is on the disk before the bank is asked.
  ///
  /// A method that was declined a moment ago, by another payment of the plan, pays nothing more.
  func send(_ payment: Payment, _ behaviour: SandboxBank.Behaviour) throws {
    let (books, now, today) = (access.books, access.world.now, access.today)
    guard try books.read({ try $0.method(payment.methodID) }).state == .usable else {
      return try books.write(at: now) {
        try $0.move(payment, to: .cancelled, on: today, note: "its method was declined")
      }
    }
    guard try access.read.startSending(payment) else { return }
    try PublishedLog(access.home, account: access.account.id)
      .append([(payment.id, payment.endToEndID)], from: books)
    var sending = payment
    sending.state = .sending
    try books.write(at: now) { writer in
      switch behaviour {
      case .approve, .lateReturn:
        try writer.move(sending, to: .sent, on: today, note: "sandbox receipt")
      case .decline:
        try writer.move(sending, to: .failed, on: today, note: "declined by the sandbox")
        try writer.declineMethod(payment.methodID, reason: "declined by the sandbox")
      case .insufficientFunds:
        try writer.move(sending, to: .failed, on: today, note: "insufficient funds (sandbox)")
      case .timeOut:
        try writer.move(sending, to: .unknown, on: today, note: "no answer from the sandbox")
      }
    }
  }

  /// Lets the pretended bank settle and return what was sent before; returns what moved.
  func look() throws -> [Payment] {
    let orders = try access.orders(
      for: access.books.read { try $0.payments(in: [.sent, .settled]) }
        .filter { $0.rail == .sandbox && access.opens($0) })
    var moved: [Payment] = []
    for order in orders {
      let method = try access.books.read { try $0.method(order.payment.methodID) }
      guard
        let behaviour = SandboxBank.behaviour(
          account: order.debtor?.number, cardLast4: method.last4),
        let next = SandboxBank.next(order.payment.state, behaviour)
      else { continue }
      try access.books.write(at: access.world.now) {
        try $0.move(order.payment, to: next, on: access.today, note: "sandbox")
      }
      moved.append(order.payment)
    }
    return moved
  }
}

import BillCore
import BillCredentials
import BillStore

/// What can be looked at with the account's key only.
extension AccountDoctor {
  /// Looks with the key: the one that was given, else that of the live money session.
  ///
  /// No session is begun or prolonged, and nothing joins a seal.
  func unlocked(_ books: Books, _ body: (MoneyAccess) throws -> Finding) throws -> Finding {
    let (holder, record) = try books.read { (try $0.account(), try $0.accountKeys()) }
    guard let holder, let record, let key = try key ?? liveKey(books) else {
      return Finding(
        good: "not looked at, it takes your password: billctl login, or --password-file FILE",
        isLookedAt: false)
    }
    return try body(
      MoneyAccess(
        read: ReadAccess(home: home, books: books, account: holder),
        keys: AccountKeys(record, key: key), strength: .session))
  }

  private func liveKey(_ books: Books) throws -> AccountDataKey? {
    guard let token = try home.heldTokens(of: account)?.money,
      let session = try books.read({ try $0.moneySession(token.id) })
    else { return nil }
    do {
      return try books.read { try session.open(token, in: home.world, $0) }
    } catch CredentialError.sessionEnded {
      return nil
    }
  }

  /// Opens every sealed row.
  func sealedRows(_ access: MoneyAccess) throws -> Finding {
    let (methods, payees, factors) = try access.books.read {
      (
        try $0.methods(), try $0.payees(), try $0.factors().filter { $0.kind == .totp }
      )
    }
    let secrets = FactorSecrets(account: account, key: access.keys.key)
    let closed =
      try methods.filter { method in
        try !opens {
          try access.number(of: method) != nil || method.kind == .card || method.state == .declined
        }
      }.map { ("method", $0.id) }
      + payees.filter { $0.state != .lost }.filter { payee in
        try !opens { try !access.number(of: payee).isEmpty }
      }.map { ("payee", $0.id) }
      + factors.filter { factor in
        try !opens { try secrets.totp(of: factor, access.books).seed.count > 0 }
      }.map { ("second factor", $0.id) }
    let typing = TypingDesk(account: account, key: access.keys.key)
    let isTypingWhole = try opens {
      _ = try access.books.read(typing.opens)
      return true
    }
    let all = closed + (isTypingWhole ? [] : [("typing profile", account)])
    let names = all.map { "\($0) \($1.short)" }
    return Finding(
      good: "\(methods.count + payees.count + factors.count) rows, every seal opens",
      problem: names.isEmpty ? nil : "altered: \(names.joined(separator: ", "))",
      fix: "billctl restore FILE --replace")
  }

  private func opens(_ body: () throws -> Bool) throws -> Bool {
    do {
      return try body()
    } catch is CredentialError {
      return false  // why: which row it is says all there is to say.
    }
  }

  /// Checks the signature over each payment that is not finished.
  func approvals(_ access: MoneyAccess) throws -> Finding {
    let open = try access.books.read { try $0.payments(in: Set(PaymentState.underWay)) }
    let wrong = try open.filter { payment in
      do {
        try access.books.read { try access.checkApproval(of: payment, $0) }
        return false
      } catch AccessError.tampered {
        return true
      }
    }
    return Finding(
      good: "\(open.count) payments under way, each as it was approved",
      problem: wrong.first.map {
        "\(wrong.count) payments are not as they were approved, the first is \($0.endToEndID)"
      })
  }
}

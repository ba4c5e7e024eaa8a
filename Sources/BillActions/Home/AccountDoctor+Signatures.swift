import BillCore
import BillCredentials
import BillStore

/// What somebody signed, looked at with public keys and the tokens at hand.
extension AccountDoctor {
  /// Whether every trusted machine is one the account signed.
  func devices(_ reader: BookReader) throws -> Finding {
    let devices = try reader.devices(of: account)
    guard let key = try reader.accountKeys()?.signingPublicKey else {
      return Finding(good: "none")
    }
    do {
      for device in devices { try device.verify(publicKey: key) }
      return Finding(good: "\(devices.count) trusted machines")
    } catch CredentialError.tampered {
      return Finding(
        good: "", problem: "a trusted machine was altered from outside; nobody logs in",
        fix: "billctl account recover start")
    }
  }

  /// Whether the session of this login opens what it should.
  ///
  /// Sessions that are over open nothing; they go at the next login. Of those that others hold
  /// nothing can be told without their tokens.
  func sessions(_ reader: BookReader) throws -> Finding {
    let all = try reader.sessions()
    let over = all.filter { $0.expires <= home.world.now }.count
    let good = "\(all.count - over) live, \(over) over"
    guard let token = try home.heldTokens(of: account)?.read,
      let session = try reader.readSession(token.id)
    else { return Finding(good: good) }
    do {
      try session.verify(token: token, at: home.world.now, bootID: home.world.bootID)
    } catch .wrongSecret {
      return Finding(
        good: "", problem: "the session of this login was altered, and opens nothing",
        fix: "billctl logout, then billctl login")
    } catch {
      // why: a session that is over is over, and nothing is wrong with it
    }
    return Finding(good: good)
  }

  /// Whether each bill that was signed for unattended payment still is, as it was signed.
  func billSignatures(_ reader: BookReader) throws -> Finding {
    guard let key = try reader.accountKeys()?.signingPublicKey else { return Finding(good: "none") }
    let agents = try reader.agents(of: account)
    let signed = try reader.vouchedBills()
    let bills = try reader.bills(Array(signed)).values.sorted {
      $0.id.description < $1.id.description
    }
    let wrong = try bills.filter { bill in
      guard bill.standing == .open else { return false }
      let vouching = try BillVouching(
        bill, reader.payees(ofBill: bill.id), reader, agents: agents, accountKey: key)
      switch vouching {
      case .genuine: return false
      case .altered: return true
      // An agent that was dismissed is no reason to worry.
      case .missing: return try reader.hasLostSignature(bill.id)
      }
    }
    return Finding(
      good: "\(signed.count) bills signed for unattended payment",
      problem: wrong.first.map {
        "\(wrong.count) bills are not as they were signed, the first is \($0.id): look at it, then "
          + "give its due date again"
      },
      fix: wrong.first.map { "billctl bills edit \($0.id.short) --due DATE" })
  }
}

import BillActions
import BillCore

/// What the verbs share by which a person says what happened.
struct PaymentsMove {
  private let claim: MovePayments.Claim
  private let names: [String]
  private let change: ChangeOptions
  private let proof: ProofOptions?

  /// `proof` is nil for what never asks for one.
  init(
    _ claim: MovePayments.Claim, _ names: [String], _ change: ChangeOptions, _ proof: ProofOptions?
  ) {
    self.claim = claim
    self.names = names
    self.change = change
    self.proof = proof
  }

  func run(in session: Session) throws -> Report {
    let access = try session.open()
    let action = MovePayments(claim, access)
    let plan = try action.plan(names)
    let lines =
      plan.batches.map {
        "\($0.fileName ?? $0.railName): \(counted($0.count, "payment")), \($0.total)"
      } + plan.payments.map { "\($0.endToEndID): \($0.amount), \($0.state.rawValue)" }
    if change.dryRun {
      return Report("pay/1", ["dry_run": true], lines: lines + ["Nothing was done."])
    }
    // What cannot be said at all costs no password.
    let money = try moneyAccess(session, access, plan, action.stepUp)
    let gone = claim == .done ? plan.missing.map(PaymentsMove.unproven) : []
    // A script that says that something was done has decided that; a slip can be taken back.
    if !plan.isEmpty, claim != .done || session.isInteractive {
      try session.confirm(lines + gone + caution(plan), question(plan), yes: change.yes)
    }
    var report = PayReport(try action.perform(plan, money)).taken
    report.notes += gone
    report.lines += PaymentsMove.unchanged(plan.unchanged)
    return report
  }

  private func moneyAccess(
    _ session: Session, _ access: ReadAccess, _ plan: MovePayments.Plan, _ reason: PasswordReason?
  ) throws -> MoneyAccess? {
    guard let reason, let proof, !plan.isEmpty else { return nil }
    return try session.stepUp(access, proof, because: reason)
  }

  private static func unproven(_ batch: Batch) -> String {
    "\(batch.fileName ?? batch.railName) is no longer in the outbox, and nothing here proves that "
      + "it was uploaded"
  }

  private func scanned(_ plan: MovePayments.Plan) -> [Payment] {
    plan.payments.filter { $0.rail == .qr && $0.state == .presented }
  }

  private func question(_ plan: MovePayments.Plan) -> String {
    switch claim {
    case .done: plan.batches.isEmpty ? "Did you pay it?" : "Did you upload it?"
    case .undone: "Was nothing uploaded or paid?"
    case .notSent: plan.batches.isEmpty ? "Is that so?" : "Are you certain that nobody uploaded it?"
    case .rejected, .cancelled, .sent:
      scanned(plan).isEmpty ? "Is that so?" : "You did not scan it, or your bank refused it?"
    }
  }

  private func caution(_ plan: MovePayments.Plan) -> [String] {
    switch claim {
    case .notSent where !plan.batches.isEmpty:
      plan.aside.map { "a restore moved the file to \($0); move it back, or delete it" }
        + ["If anybody uploaded it, the bank pays it, and paying the bill again pays it twice."]
    case .done, .undone, .notSent: []
    case .rejected, .cancelled, .sent:
      scanned(plan).isEmpty
        ? [] : ["What was scanned and confirmed in a bank app is paid; billctl cannot stop it."]
    }
  }

  private static func unchanged(_ payments: [Payment]) -> [String] {
    guard let first = payments.first else { return [] }
    return [
      "\(counted(payments.count, "payment")) \(first.state.rawValue) already; there is nothing to do."
    ]
  }
}

extension PayReport {
  /// The payments as they stand now, refusals being what was wanted.
  var taken: Report {
    var report = self.report
    report.status = .done
    return report
  }
}

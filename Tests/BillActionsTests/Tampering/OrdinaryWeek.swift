import BillCore
import BillCredentials
import BillStore
import Foundation

@testable import BillActions

/// What happens next in a home: its holder pays two bills by hand and hands over a payment that
/// was held, two days later the agent runs, and then the doctor looks with the key.
struct OrdinaryWeek {
  let home: PretendedHome

  /// What a week came to.
  struct Outcome {
    /// Each payment in the files for the bank: from, to, how much, what for and when.
    var published: [String] = []
    /// What was refused, and the periods the agent held.
    var refusals: [String] = []
    /// What the doctor finds wrong.
    var findings: Set<String> = []
    /// Who gets in, by the name of the door; empty where nobody tried.
    var doors: [String: Bool] = [:]
  }

  func live() -> Outcome {
    var outcome = Outcome()
    outcome.refusals =
      refusals("pay by hand", payByHand) + refusals("submit", submit) + refusals("run", runAgent)
    // why: without the folder nothing was published.
    outcome.published = (try? published()) ?? []
    return outcome
  }

  // What a step refused of itself, or why it was refused as a whole.
  private func refusals(_ name: String, _ body: () throws -> [String]) -> [String] {
    do {
      return try body()
    } catch {
      return ["\(name): \(error)"]
    }
  }

  /// Looks at everything, with the key where a session opens it.
  func examine() -> Set<String> {
    let checks = Doctor(words: { "\($0)" }).perform(in: home.after(OrdinaryWeek.payingAt))
    return Set(checks.filter { !$0.isRight }.map(\.subject.rawValue))
  }

  static let payingAt: Int64 = 90
  private static let runningAt = 2 * RunFixture.days

  private func payByHand() throws -> [String] {
    let access = try ReadAccess(home.after(OrdinaryWeek.payingAt), email: nil)
    let money = try access.money().asProven
    var request = PayRequest(.bills(["T-1", "G-1"]))
    request.rail = "iso20022"
    _ = try PayBills(PlanPayments(request, access).plan(), money).perform()
    return []
  }

  private func submit() throws -> [String] {
    let access = try ReadAccess(home.after(OrdinaryWeek.payingAt), email: nil)
    _ = try SubmitPayments(access.money().asProven)
      .perform(SubmitPayments.waiting([], access))
    return []
  }

  private func runAgent() throws -> [String] {
    let result = try ScheduleRun(home.after(OrdinaryWeek.runningAt), home.account).perform()
    return result.periods.map { "\($0.schedule) \($0.mark.state) \($0.mark.reason ?? "")" }
  }

  // MARK: What the bank gets

  private func published() throws -> [String] {
    let folder = "\(home.folder)/data/outbox"
    return try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { name in
      OrdinaryWeek.payments(in: try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
    }.sorted()
  }

  // One block of a pain.001 for each debtor and day, one element in it for each payment.
  private static func payments(in file: String) -> [String] {
    file.components(separatedBy: "<PmtInf>").dropFirst().flatMap { block in
      let parts = block.components(separatedBy: "<CdtTrfTxInf>")
      let common = ["<Dt>", "<Nm>", "<IBAN>"].map { value(of: $0, in: parts[0]) }
      return parts.dropFirst().map { payment in
        (common
          + ["Ccy=\"", "<Nm>", "<IBAN>", "<Ustrd>", "<Ref>"].map { value(of: $0, in: payment) })
          .joined(separator: " | ")
      }
    }
  }

  private static func value(of tag: String, in text: String) -> String {
    let parts = text.components(separatedBy: tag)
    return parts.count > 1 ? String(parts[1].prefix { $0 != "<" }) : ""
  }
}

/// A copy of a full account's home, in which anything may happen.
struct PretendedHome {
  let folder: String
  let account: RecordID
  let box: MessageBox

  func after(_ seconds: Int64) -> Home {
    Home(box.connect(.simulated(folder, now: SimulatedHome.beginning.adding(seconds: seconds))))
  }

  var databasePath: String { "\(folder)/data/accounts/\(account).db" }
}

import BillCore
import BillStore

/// The folder into which other programs drop bills.
struct Inbox {
  private let agent: AgentAccess

  init(_ agent: AgentAccess) { self.agent = agent }

  /// A file that was written to so shortly ago may not be whole.
  private static let settleSeconds: Int64 = 10

  /// Whether no file waits in it.
  func isEmpty() throws -> Bool {
    guard let inbox = try agent.home.existing("\(agent.home.places.data)/inbox") else {
      return true
    }
    return try inbox.names().allSatisfy { try !isWhole($0, inbox) }
  }

  /// Takes the bills in; each file moves to `done` or `refused` and is never lost.
  func takeIn() throws -> [RunResult.InboxFile] {
    guard let inbox = try agent.home.existing("\(agent.home.places.data)/inbox") else { return [] }
    return try inbox.names().filter { try isWhole($0, inbox) }.map { try take($0, inbox) }
  }

  private func isWhole(_ name: String, _ inbox: PrivateFolder) throws -> Bool {
    guard ![".part", ".tmp", ".new"].contains(where: name.hasSuffix) else { return false }
    guard let written = try inbox.lastWrite(name) else { return false }
    return written.adding(seconds: Inbox.settleSeconds) <= agent.world.now
  }

  private func take(_ name: String, _ inbox: PrivateFolder) throws -> RunResult.InboxFile {
    var file = RunResult.InboxFile(name: name)
    var imported: Set<RecordID> = []
    try ImportBills(sources: [inbox.path(of: name)]).perform(agent.read) { outcome in
      switch outcome {
      case .imported(let item):
        file.imported += 1
        imported.insert(item.bill.bill.id)
      case .duplicate: file.duplicates += 1
      case .held: file.held += 1
      case .rejected: break
      }
    }
    file.isRefused = file.imported + file.duplicates + file.held == 0
    try VouchForBills(agent).perform(only: imported)
    // After a crash before this the same bills are duplicates.
    try inbox.moveAside(name, to: file.isRefused ? "refused" : "done")
    return file
  }
}
